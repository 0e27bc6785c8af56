import Glibc
import Platform

extension ExitCodes {
  /// Ends the program.
  static func leave(with code: Int32) -> Never { exit(code) }
}

/// Variables of the environment.
enum Environment {
  /// The value of a variable; nil when it is not set or empty.
  static func value(_ name: String) -> String? {
    guard let text = unsafe getenv(name) else { return nil }
    let value = unsafe String(cString: text)
    return value.isEmpty ? nil : value
  }
}

/// The screen that a person sits before, if any.
enum Screen {
  /// Whether the standard error output goes to a terminal.
  static var hasErrors: Bool { isatty(2) == 1 }

  /// Whether the standard output goes to a terminal.
  static var hasOutput: Bool { isatty(1) == 1 }

  /// Characters in a line: what the terminal says, or `$COLUMNS`, or 80.
  static var width: Int {
    var size = winsize()
    for descriptor: Int32 in [1, 2] {
      if unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 {
        return Int(size.ws_col)
      }
    }
    return Environment.value("COLUMNS").flatMap { Int($0) }.map { min(1000, max(20, $0)) } ?? 80
  }

  /// Puts a line in the place of the one that the cursor stands in, on the standard error output.
  static func replaceLine(_ text: String) {
    let bytes = Array("\r\u{1B}[2K\(text)".utf8)
    // Nobody is left to tell if this does not arrive.
    unsafe _ = bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
  }

  /// Seconds since some moment, never going back.
  static var seconds: Double {
    var time = timespec()
    unsafe _ = clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
