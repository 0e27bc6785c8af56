import Dispatch
import Platform
import Synchronization

/// How far a long run has come, in one line of the standard error output that is wiped when it is done.
///
/// Only on a terminal, only past one second, and not with `--quiet` or `--diagnostics json`. Where the
/// size of the files is known, the share that was read, the rate, and the time that is left at that rate.
enum Progress {
  private struct State {
    var isRunning = false
    var isShown = false
  }

  private static let state = Mutex(State())

  /// Does some work, and shows how far it is.
  ///
  /// - Parameters:
  ///   - files: what is read; the size of all of them together is known, or not.
  ///   - what: what goes on when all is read, such as `scoring`.
  ///   - isSilent: whether rows go to the same terminal, which the line would disturb.
  ///   - work: what is done.
  /// - Returns: what the work returns.
  static func during<Answer>(
    reading files: [String], then what: String, isSilent: Bool = false,
    _ work: () throws -> Answer
  ) rethrows -> Answer {
    guard Screen.hasErrors, Terminal.form == .text, !Terminal.isQuiet, !isSilent else {
      return try work()
    }
    let total = size(of: files)
    let (start, already) = (Screen.seconds, ReadCount.bytes)
    state.withLock { $0.isRunning = true }
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .userInitiated))
    timer.schedule(deadline: .now() + 1, repeating: 0.25)
    timer.setEventHandler {
      // Where no file is named, the little that is read says nothing of how far it is.
      let read = files.isEmpty ? 0 : ReadCount.bytes - already
      let line = words(read: read, of: total, after: Screen.seconds - start, then: what)
      draw(line)
    }
    timer.resume()
    defer {
      timer.cancel()
      state.withLock { $0.isRunning = false }
      clear()
    }
    return try work()
  }

  /// Wipes the line, so that something else can be said; it comes again by itself.
  static func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      Screen.replaceLine("")
      state.isShown = false
    }
  }

  private static func draw(_ line: String) {
    state.withLock { state in
      guard state.isRunning else { return }
      Screen.replaceLine(Wrapped.shortened(line, max(3, Screen.width - 1)))
      state.isShown = true
    }
  }

  /// The line.
  static func words(read: Int, of total: Int?, after seconds: Double, then what: String) -> String {
    let time = "\(Int(seconds)) s"
    let rate = Double(read) / max(seconds, 1e-3)
    guard read > 0 else { return "\(what): \(time)" }
    guard let total, total > 0 else {
      return "\(size(read)) read, \(size(Int(rate))) a second, \(time)"
    }
    guard read < total else { return "\(what): \(time)" }
    let left = Double(total - read) / max(rate, 1)
    return "\(100 * read / total) % of \(size(total)) read, \(size(Int(rate))) a second, about "
      + "\(Int(left.rounded(.up))) s left"
  }

  /// Bytes in words.
  private static func size(_ bytes: Int) -> String {
    if bytes < 10_000 { return "\(bytes) bytes" }
    return bytes < 10_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
  }

  /// The size of all files together; nil where one of them has none.
  private static func size(of files: [String]) -> Int? {
    var total = 0
    for path in files {
      guard path != "-", let source = try? ByteSource(reading: path), let size = source.sizeHint
      else { return nil }
      let (sum, overflows) = total.addingReportingOverflow(size)
      guard !overflows else { return nil }
      total = sum
    }
    return files.isEmpty ? nil : total
  }
}
