import Glibc
import Models

/// A file of plain numbers with a line of names: no quotes, no gaps, no exponents. Enough for what
/// `generate.R` writes, and read in one pass, so that reading is not what the bench waits for.
struct NumberTable {
  var names: [String]
  var columns: [[Double]]

  init(_ path: String) throws(BenchError) {
    guard let file = fopen(path, "rb") else { throw .unreadable(path) }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
    let end = bytes.firstIndex(of: 10) ?? bytes.count
    names = bytes[..<end].split(separator: 44).map { String(decoding: $0, as: UTF8.self) }
    columns = Array(repeating: [], count: names.count)
    try read(bytes.dropFirst(end + 1), path)
  }

  /// Digits make a whole number, divided once by a power of ten: the nearest number, for so few digits.
  private mutating func read(_ bytes: ArraySlice<UInt8>, _ path: String) throws(BenchError) {
    var (whole, places, point, minus, column) = (0, 1, false, false, 0)
    for byte in bytes {
      switch byte {
      case 48...57:
        whole = whole * 10 + Int(byte - 48)
        if point { places *= 10 }
      case 45: minus = true
      case 46: point = true
      case 44, 10:
        guard column < columns.count else { throw .unreadable(path) }
        let value = Double(whole) / Double(places)
        columns[column].append(minus ? -value : value)
        (whole, places, point, minus) = (0, 1, false, false)
        column = byte == 10 ? 0 : column + 1
      default: throw .unreadable(path)
      }
    }
  }

  /// The table as models take it: the columns named in `groups` are categories, whose numbers count from 1.
  func frame(groups: [String]) throws -> ModelFrame {
    var frame: [String: ModelFrame.Column] = [:]
    for (name, values) in zip(names, columns) {
      if groups.contains(name) {
        let codes = values.map { Int($0) - 1 }
        let levels = (0...(codes.max() ?? 0)).map { String($0 + 1) }
        frame[name] = .factor(codes: codes, levels: levels)
      } else {
        frame[name] = .numeric(values)
      }
    }
    return try ModelFrame(frame)
  }
}

/// What stops the bench.
enum BenchError: Error {
  case unreadable(String)
  case usage
}
