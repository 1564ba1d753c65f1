// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "pomona/error.h"
#include "pomona/evaluation.h"

namespace pomona::ui {

/// What a banner says.
struct Message {
  enum class Kind { Info, Good, Warning, Error };
  Kind kind = Kind::Info;
  QString what;     ///< one sentence
  QString file;     ///< the file or folder it is about; empty if none
  QString remedy;   ///< what to do; empty if nothing is to be done
  QString details;  ///< for people who look closer: core's own words; folded at first
};

/// What is to be known of a model's answers; nothing if there is nothing.
std::optional<Message> messageFor(const ModelCaution& caution);

/// The words and the remedy for an error of core.
Message messageFor(const Error& error);

}  // namespace pomona::ui
