import CCrypto

/// The SHA-256 hash of some bytes (FIPS 180-4). In hexadecimal it has 64 lower-case digits.
public enum SHA256 {
  /// Hashes the bytes.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// Hashes the bytes, as the 44 characters of base 64 (RFC 4648) that web pages name a style sheet by.
  public static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    // 32 bytes are 256 bits: 42 letters of 6 bits, then one of 4 bits, then one sign to fill up.
    let bits = digest(bytes) + [0]
    let text = (0..<43).map { place -> UInt8 in
      let (byte, shift) = (place * 6 / 8, place * 6 % 8)
      let pair = UInt16(bits[byte]) << 8 | UInt16(byte + 1 < bits.count ? bits[byte + 1] : 0)
      return letters[Int(pair >> (10 - UInt16(shift)) & 63)]
    }
    return String(decoding: text, as: UTF8.self) + "="
  }

  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var size: UInt32 = 0
    let done = unsafe bytes.withUnsafeBytes { input in
      unsafe digest.withUnsafeMutableBufferPointer { output in
        unsafe EVP_Digest(
          input.baseAddress, input.count, output.baseAddress, &size, EVP_sha256(), nil)
      }
    }
    precondition(done == 1 && size == 32, "libcrypto could not compute SHA-256")
    return digest
  }
}
