import CSystem

/// The number conversions of `CSystem`, as Swift functions: bytes in, values out.
enum SystemNumber {
  /// `value` with at most `digits` significant digits in C's general form, such as `1.5e+20`.
  static func text(_ value: Double, digits: Int) -> String {
    let capacity = 48
    return unsafe String(unsafeUninitializedCapacity: capacity) { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return 0 }
        return unsafe waymark_number_text(value, Int32(digits), start, capacity)
      }
    }
  }

  /// The number that all of `bytes` spell, nil when they spell none or none that is finite.
  static func value(_ bytes: Span<UInt8>) -> Double? {
    var value = 0.0
    let isNumber = unsafe bytes.withUnsafeBytes { raw in
      guard let start = raw.baseAddress else { return false }
      let characters = unsafe start.assumingMemoryBound(to: CChar.self)
      return unsafe waymark_number_value(characters, raw.count, &value) == 1
    }
    return isNumber ? value : nil
  }
}
