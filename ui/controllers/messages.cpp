// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/messages.h"

#include <QCoreApplication>
#include <utility>

#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

struct Words {
  const char* what;
  const char* remedy;
};

Words wordsFor(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
      return {QT_TRANSLATE_NOOP("Messages", "A setting is out of its range."),
              QT_TRANSLATE_NOOP("Messages", "Change that setting.")};
    case ErrorCode::NotFound:
      return {QT_TRANSLATE_NOOP("Messages", "It is not there."),
              QT_TRANSLATE_NOOP("Messages", "Choose another one, or put it back and try again.")};
    case ErrorCode::NotReadable:
      return {QT_TRANSLATE_NOOP("Messages", "It cannot be read."),
              QT_TRANSLATE_NOOP("Messages", "Check the permissions of the file or folder.")};
    case ErrorCode::NotWritable:
      return {QT_TRANSLATE_NOOP("Messages", "Nothing can be written there."),
              QT_TRANSLATE_NOOP("Messages", "Choose another folder, or check its permissions.")};
    case ErrorCode::DiskFull:
      return {QT_TRANSLATE_NOOP("Messages", "The disk is full."),
              QT_TRANSLATE_NOOP("Messages", "Free some space and try again; nothing is lost.")};
    case ErrorCode::DatasetInvalid:
      return {QT_TRANSLATE_NOOP("Messages", "This folder is no dataset."),
              QT_TRANSLATE_NOOP("Messages",
                                "Choose a folder with Training and Test inside, or one with a "
                                "folder of images for each class.")};
    case ErrorCode::FileEmpty:
      return {QT_TRANSLATE_NOOP("Messages", "This file is empty."),
              QT_TRANSLATE_NOOP("Messages", "Choose another image.")};
    case ErrorCode::NotAnImage:
      return {QT_TRANSLATE_NOOP("Messages", "This file is not an image."),
              QT_TRANSLATE_NOOP("Messages", "Choose another image.")};
    case ErrorCode::ImageUnreadable:
      return {QT_TRANSLATE_NOOP("Messages", "This image is damaged or cut short."),
              QT_TRANSLATE_NOOP("Messages", "Choose another image.")};
    case ErrorCode::ImageTooLarge:
      return {QT_TRANSLATE_NOOP("Messages", "This image is too large."),
              QT_TRANSLATE_NOOP("Messages", "Make it smaller than 128 million pixels.")};
    case ErrorCode::UnsupportedFormat:
      return {QT_TRANSLATE_NOOP("Messages", "This kind of image cannot be read here."),
              QT_TRANSLATE_NOOP("Messages", "Save it as JPEG or PNG.")};
    case ErrorCode::WeightsMissing:
      return {QT_TRANSLATE_NOOP("Messages", "The backbone's weights are not there."),
              QT_TRANSLATE_NOOP("Messages",
                                "Import the weight file, or take EfficientNet-Lite0, whose "
                                "weights come with Pomona.")};
    case ErrorCode::Unreachable:
      return {QT_TRANSLATE_NOOP("Messages", "The file could not be fetched."),
              QT_TRANSLATE_NOOP("Messages",
                                "Try again later, or fetch the file with another computer and "
                                "import it here.")};
    case ErrorCode::FileDamaged:
      return {QT_TRANSLATE_NOOP("Messages", "This file is damaged."),
              QT_TRANSLATE_NOOP("Messages", "Choose another file, or make it again.")};
    case ErrorCode::FileMismatch:
      return {QT_TRANSLATE_NOOP("Messages", "This file is sound, but for something else."),
              QT_TRANSLATE_NOOP("Messages", "Choose the file that belongs here.")};
    case ErrorCode::RunOutdated:
      return {QT_TRANSLATE_NOOP("Messages",
                                "This run began with other images or weights, so it cannot go on."),
              QT_TRANSLATE_NOOP("Messages",
                                "Put back what has changed, or press Start for a new run.")};
    case ErrorCode::NewerFormat:
      return {QT_TRANSLATE_NOOP("Messages", "This was written by a newer Pomona."),
              QT_TRANSLATE_NOOP("Messages", "Update Pomona to open it.")};
    case ErrorCode::Busy:
      return {QT_TRANSLATE_NOOP("Messages", "Another program works in that folder."),
              QT_TRANSLATE_NOOP("Messages", "Wait until it has finished, or stop it.")};
    case ErrorCode::Cancelled:
      return {QT_TRANSLATE_NOOP("Messages", "Stopped."),
              QT_TRANSLATE_NOOP("Messages", "What was finished is kept.")};
    case ErrorCode::OutOfMemory:
      return {QT_TRANSLATE_NOOP("Messages", "The memory is full."),
              QT_TRANSLATE_NOOP("Messages",
                                "Make the batch size or the image size smaller, or close other "
                                "programs.")};
    case ErrorCode::DeviceUnavailable:
      return {QT_TRANSLATE_NOOP("Messages", "The device is not there, or has failed."),
              QT_TRANSLATE_NOOP("Messages", "Start Pomona again, or choose another device.")};
    case ErrorCode::Internal:
      break;
  }
  return {QT_TRANSLATE_NOOP("Messages", "Something went wrong inside Pomona."),
          QT_TRANSLATE_NOOP("Messages", "Try again; the details help to report it.")};
}

QString translated(const char* text) {
  return QCoreApplication::translate("Messages", text);
}

/// Where the words for the code leave open what is wrong with this file, core's sentence says it.
bool wantsCause(ErrorCode code) {
  return code == ErrorCode::FileDamaged || code == ErrorCode::FileMismatch ||
         code == ErrorCode::Unreachable || code == ErrorCode::NotReadable ||
         code == ErrorCode::InvalidArgument;
}

/// That sentence alone, what to do included.
Message withCause(Message message, const Error& error) {
  message.what = wholeSentence(error.what);
  if (message.what.contains(QStringLiteral("; "))) message.remedy.clear();
  const bool named = message.what.contains(toQString(error.path));
  if (named || error.code == ErrorCode::Unreachable) message.file.clear();  // or the server is
  message.details.clear();
  return message;
}

}  // namespace

std::optional<Message> messageFor(const ModelCaution& caution) {
  if (caution.tunedWithFault)
    return Message{
        .kind = Message::Kind::Warning,
        .what = translated(QT_TRANSLATE_NOOP(
            "Messages", "This model was tuned by a Pomona before 0.2, with a known fault.")),
        .remedy = translated(QT_TRANSLATE_NOOP("Messages", "Train it again: it becomes better."))};
  if (caution.otherPrecision())
    return Message{
        .what = translated(QT_TRANSLATE_NOOP(
                               "Messages", "This model was trained in %1; here it computes in %2."))
                    .arg(toQString(caution.trainedPrecision), toQString(caution.precision)),
        .remedy =
            translated(QT_TRANSLATE_NOOP("Messages", "A few answers may differ from Test's."))};
  return std::nullopt;
}

Message messageFor(const Error& error) {
  const auto words = wordsFor(error.code);
  Message message{
      .kind = error.code == ErrorCode::Cancelled ? Message::Kind::Info : Message::Kind::Error,
      .what = translated(words.what),
      .file = toQString(error.path),
      .remedy = translated(words.remedy),
      .details = wholeSentence(error.what)};
  if (error.code == ErrorCode::UnsupportedFormat && error.what.arguments().size() > 1)
    message.what =
        translated(QT_TRANSLATE_NOOP("Messages", "This is a %1, which cannot be read here."))
            .arg(wordsOfCore(error.what.arguments()[1]));
  return wantsCause(error.code) ? withCause(std::move(message), error) : message;
}

}  // namespace pomona::ui
