/// Gzip files as tests need them, made without a library: stored blocks (RFC 1951, §3.2.4) in the
/// wrapper of gzip (RFC 1952), with the check sum of ISO 3309.
public enum GzipSample {
  /// `printf 'id,a,b\n1,1,5\n2,5,1\n3,,2\n' | gzip -n`, by gzip 1.12.
  public static let small: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xcb, 0x4c, 0xd1, 0x49, 0xd4, 0x49,
    0xe2, 0x32, 0xd4, 0x31, 0xd4, 0x31, 0xe5, 0x32, 0xd2, 0x31, 0xd5, 0x31, 0xe4, 0x32, 0xd6, 0xd1,
    0x31, 0xe2, 0x02, 0x00, 0xc7, 0x88, 0x8c, 0x66, 0x18, 0x00, 0x00, 0x00,
  ]

  /// The text of `small`.
  public static let smallText = "id,a,b\n1,1,5\n2,5,1\n3,,2\n"

  /// One member with these bytes.
  public static func member(_ bytes: [UInt8]) -> [UInt8] {
    var member: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65535)
      rest = rest.dropFirst(block.count)
      member += [rest.isEmpty ? 1 : 0] + low(UInt32(block.count)).prefix(2)
      member += low(~UInt32(block.count)).prefix(2)
      member += block
    } while !rest.isEmpty
    return member + low(checkSum(bytes)) + low(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// The four bytes of a number, the lowest first.
  private static func low(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// The check sum of ISO 3309 (CRC-32).
  public static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
