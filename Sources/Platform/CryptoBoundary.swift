import CCrypto

/// The SHA-256 hash of some bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
public enum SHA256 {
  /// Hashes the bytes.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var size: UInt32 = 0
    let done = unsafe bytes.withUnsafeBytes { input in
      unsafe digest.withUnsafeMutableBufferPointer { output in
        unsafe EVP_Digest(
          input.baseAddress, input.count, output.baseAddress, &size, EVP_sha256(), nil)
      }
    }
    precondition(done == 1 && size == 32, "libcrypto could not compute SHA-256")
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
