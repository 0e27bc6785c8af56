import Platform
import Scales
import Scoring
import Tables

/// The account of answers that call for a conversation: how many there are, and on request a list of
/// where, with nobody's id and no answer.
struct AttentionAccount: ~Copyable {
  /// By item in words, such as `phq9-9 above 0`.
  private var counts: [String: Int] = [:]
  private var rows = 0
  private var last: (file: String, line: Int)?
  private var list: ByteSink?
  private let isListed: Bool

  /// Starts an account.
  ///
  /// - Parameters:
  ///   - path: where to list them, if anywhere; the file is for its owner alone (0600).
  ///   - others: the files that are read, or written beside it.
  /// - Throws: `OutputRefused` when the file cannot be made.
  init(list path: String?, apartFrom others: [String]) throws {
    isListed = path != nil
    guard let path else { return }
    let sink = try ByteSink(creating: path, apartFrom: others)
    try sink.write(Array("file,line,item\n".utf8))
    list = consume sink
  }

  /// Takes in what a stretch of rows holds.
  mutating func take(
    _ calls: [AttentionCall], in file: String, item: (AttentionCall) -> Item
  ) throws(SystemFailure) {
    guard !calls.isEmpty else { return }
    var text = ""
    for call in calls {
      let item = item(call)
      counts[item.attentionWords ?? item.id, default: 0] += 1
      if last?.file != file || last?.line != call.line { rows += 1 }
      last = (file, call.line)
      if isListed {
        text += "\(CSVWriter.quoted(file)),\(call.line),\(CSVWriter.quoted(item.id))\n"
      }
    }
    if isListed { try list?.write(Array(text.utf8)) }
  }

  /// Says on the standard error output how many rows there are.
  func report() {
    guard rows > 0 else { return }
    let items = counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    Terminal.complain([
      "\(rows) \(rows == 1 ? "row has" : "rows have") an answer that calls for a conversation "
        + "(\(items.joined(separator: "; ")))"
        + (isListed ? "" : "; --attention FILE lists where")
    ])
  }
}
