// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "pomona/sentence.h"

namespace pomona::ui {

/// A sentence of core in the window's language; its literal alone where there is no translation.
QString wordsOfCore(const Sentence& sentence);

/// What core marked: what a setting is, what it allows, a unit. Names and numbers come back as they
/// are.
QString wordsOfCore(std::string_view marked);

/// As wordsOfCore, with a capital and a full stop. Core's sentences begin small and have no stop,
/// as the command line prints them.
QString wholeSentence(const Sentence& sentence);

}  // namespace pomona::ui
