/// Exit codes of `sysexits.h`, in one place.
enum ExitCodes {
  /// The command line is wrong; ArgumentParser's own code too.
  static let usage: Int32 = 64
  /// Data or a definition were refused.
  static let dataError: Int32 = 65
  /// A file is missing.
  static let noInput: Int32 = 66
  /// A fault of this program.
  static let software: Int32 = 70
  /// The output folder cannot be made.
  static let cannotCreate: Int32 = 73
  /// Writing failed.
  static let inputOutput: Int32 = 74
}
