import Glibc

/// The columns that `generate.R` writes: 8-byte numbers one after another, `service` (from 1), `pre`, `post`.
struct Columns {
  var service: [Int]
  var pre: [Double]
  var post: [Double]

  init(_ folder: String) throws(BenchError) {
    service = try Self.numbers("\(folder)/service.bin").map { Int($0) - 1 }
    pre = try Self.numbers("\(folder)/pre.bin")
    post = try Self.numbers("\(folder)/post.bin")
  }

  private static func numbers(_ path: String) throws(BenchError) -> [Double] {
    guard let file = fopen(path, "rb") else { throw .unreadable(path) }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / 8
    rewind(file)
    return [Double](unsafeUninitializedCapacity: count) { buffer, read in
      read = fread(buffer.baseAddress, 8, count, file)
    }
  }
}

/// What stops the bench.
enum BenchError: Error {
  case unreadable(String)
  case usage
}
