// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/optimizer.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <torch/utils.h>

#include <cmath>

#include "nn/torch_tensor.h"
#include "train/optimizer_kernels.h"

namespace pomona {
namespace {

/// Elements one thread takes at a time: fits its second-level cache with gradients and state.
constexpr std::int64_t grain = 1 << 15;

/// The gradient as the parameter lies in memory: its kernels are channels-last, and what a gradient
/// is like is for autograd to choose.
torch::Tensor laidOutAs(const torch::Tensor& parameter, const torch::Tensor& gradient) {
  return areLaidOutAlike(gradient, parameter) ? gradient
                                              : torch::empty_like(parameter).copy_(gradient);
}

/// The elements of a tensor that is walked side by side with the parameter.
float* elements(const torch::Tensor& tensor, const torch::Tensor& parameter) {
  TORCH_INTERNAL_ASSERT(areLaidOutAlike(tensor, parameter),
                        "an optimiser's arrays lie differently in memory");
  return tensor.data_ptr<float>();
}

}  // namespace

RecipeOptimizer::RecipeOptimizer(const TrainingRecipe& recipe,
                                 std::vector<torch::Tensor> parameters, bool fused)
    : m_kind(recipe.optimizer),
      m_decay(recipe.weightDecay),
      m_momentum(recipe.momentum),
      m_fused(fused) {
  if (m_kind == Optimizer::Adam) m_decay = 0;
  for (auto& parameter : parameters) {
    Slot slot{parameter, torch::zeros_like(parameter), {}};
    if (m_kind != Optimizer::Sgd) slot.v = torch::zeros_like(parameter);
    m_slots.push_back(std::move(slot));
  }
}

void RecipeOptimizer::step(double learningRate) {
  const torch::NoGradGuard guard;
  ++m_steps;
  for (auto& slot : m_slots) {
    if (!slot.parameter.grad().defined()) continue;
    const torch::Tensor gradient = laidOutAs(slot.parameter, slot.parameter.grad());
    m_kind == Optimizer::Sgd ? stepSgd(slot, gradient, learningRate)
                             : stepAdam(slot, gradient, learningRate);
    slot.parameter.mutable_grad() = torch::Tensor();
  }
}

void RecipeOptimizer::stepAdam(Slot& slot, const torch::Tensor& gradient,
                               double learningRate) const {
  const double t = static_cast<double>(m_steps);
  const double corrected = learningRate * std::sqrt(1 - std::pow(double{adamBeta2}, t)) /
                           (1 - std::pow(double{adamBeta1}, t));
  if (!m_fused || !slot.parameter.is_cpu()) {
    slot.parameter.mul_(1 - learningRate * m_decay);
    slot.m.lerp_(gradient, 1 - adamBeta1);
    slot.v.mul_(adamBeta2).addcmul_(gradient, gradient, 1 - adamBeta2);
    slot.parameter.addcdiv_(slot.m, slot.v.sqrt().add_(adamEpsilon), -corrected);
    return;
  }
  const AdamStep step{static_cast<float>(learningRate), static_cast<float>(corrected),
                      static_cast<float>(m_decay)};
  float* p = elements(slot.parameter, slot.parameter);
  const float* g = elements(gradient, slot.parameter);
  float* m = elements(slot.m, slot.parameter);
  float* v = elements(slot.v, slot.parameter);
  at::parallel_for(0, slot.parameter.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
    adamKernel(step, static_cast<std::size_t>(end - begin), p + begin, g + begin, m + begin,
               v + begin);
  });
}

void RecipeOptimizer::stepSgd(Slot& slot, const torch::Tensor& gradient,
                              double learningRate) const {
  if (!m_fused || !slot.parameter.is_cpu()) {
    slot.m.mul_(m_momentum).sub_(gradient, learningRate);
    slot.parameter.mul_(1 - learningRate * m_decay).add_(slot.m);
    return;
  }
  float* p = elements(slot.parameter, slot.parameter);
  const float* g = elements(gradient, slot.parameter);
  float* m = elements(slot.m, slot.parameter);
  at::parallel_for(0, slot.parameter.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
    sgdKernel(static_cast<float>(learningRate), static_cast<float>(m_momentum),
              static_cast<float>(m_decay), static_cast<std::size_t>(end - begin), p + begin,
              g + begin, m + begin);
  });
}

TensorMap RecipeOptimizer::state() const {
  TensorMap state;
  for (std::size_t i = 0; i < m_slots.size(); ++i) {
    state.emplace(fmt::format("{}/m", i), fromTorch(m_slots[i].m));
    if (m_slots[i].v.defined()) state.emplace(fmt::format("{}/v", i), fromTorch(m_slots[i].v));
  }
  return state;
}

bool RecipeOptimizer::restore(const TensorMap& state, std::int64_t steps) {
  const torch::NoGradGuard guard;
  const auto put = [&](const std::string& name, torch::Tensor& target) {
    const auto found = state.find(name);
    if (found == state.end() || found->second.shape != target.sizes().vec()) return false;
    target.copy_(toTorch(found->second));
    return true;
  };
  for (std::size_t i = 0; i < m_slots.size(); ++i) {
    if (!put(fmt::format("{}/m", i), m_slots[i].m)) return false;
    if (m_slots[i].v.defined() && !put(fmt::format("{}/v", i), m_slots[i].v)) return false;
  }
  m_steps = steps;
  return true;
}

}  // namespace pomona
