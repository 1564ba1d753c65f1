// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/uploader.h"

#include <c10/core/Event.h>
#include <c10/core/StreamGuard.h>
#include <c10/core/impl/VirtualGuardImpl.h>

namespace pomona {

Uploader::Uploader(torch::Device device) : m_device(device) {
  if (device.is_cpu()) return;
  m_stream = c10::impl::VirtualGuardImpl(device.type()).getStreamFromGlobalPool(device);
}

torch::Tensor Uploader::upload(const torch::Tensor& batch) const {
  if (!m_stream) return batch;
  const c10::impl::VirtualGuardImpl guard(m_device.type());
  const auto computing = guard.getStream(m_stream->device());
  torch::Tensor there;
  {
    const c10::StreamGuard copying(*m_stream);
    there = batch.pin_memory().to(m_device, /*non_blocking=*/true);
  }
  c10::Event arrived(m_device.type());
  arrived.record(*m_stream);
  arrived.block(computing);
  there.record_stream(computing);  // its memory is not given to another batch before
  return there;
}

}  // namespace pomona
