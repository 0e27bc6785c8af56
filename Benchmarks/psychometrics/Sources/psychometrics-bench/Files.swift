import Glibc

/// Numbers for a peer, as they lie in memory.
func write<Element: BitwiseCopyable>(_ values: [Element], _ path: String) throws(BenchError) {
  guard let file = fopen(path, "wb") else { throw .unwritable(path) }
  defer { fclose(file) }
  guard fwrite(values, MemoryLayout<Element>.stride, values.count, file) == values.count else {
    throw .unwritable(path)
  }
}

/// A table with an id and the items `w1`, `w2`, …, answers from 1.
func writeTable(_ answers: [[UInt8]], _ path: String) throws(BenchError) {
  var text = Array(("id," + answers.indices.map { "w\($0 + 1)" }.joined(separator: ",")).utf8)
  for person in answers[0].indices {
    text += Array("\n\(person + 1)".utf8)
    for item in answers { text += [UInt8(ascii: ","), UInt8(ascii: "1") + item[person]] }
  }
  text.append(UInt8(ascii: "\n"))
  try write(text, path)
}

/// What stops the bench.
enum BenchError: Error {
  case unwritable(String)
}
