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
