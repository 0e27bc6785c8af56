import ArgumentParser
import Platform
import Results

/// Why a command ends without success: what to say on stderr, and the exit code.
enum CommandFailure: Error {
  /// An input or definition cannot be used.
  case refused(RefusedInput)
  /// A folder could not be written.
  case output(OutputRefused)
  /// The command line is wrong, as only the definitions could show.
  case usage(String)
  /// Text could not be printed.
  case print(SystemFailure)
  /// Something was set aside, and `--strict` was given.
  case strict
  /// Checks of a selftest that did not come out.
  case selftest([String])
  /// A mistake of this program.
  case fault(any Error)

  init(_ error: any Error) {
    self =
      switch error {
      case let failure as CommandFailure: failure
      case let refused as RefusedInput: .refused(refused)
      case let output as OutputRefused: .output(output)
      case let failure as SystemFailure: .print(failure)
      case let failure as ValidationError: .usage(failure.message)
      default: .fault(error)
      }
  }

  /// Whether the reader of a pipe has gone, which is its right.
  var meansClosedPipe: Bool {
    if case .print(let failure) = self { return failure.meansClosedPipe }
    return false
  }

  /// The exit code: see `ExitCodes`.
  var exitCode: Int32 {
    switch self {
    case .refused(let refused) where refused.isMissingInput: ExitCodes.noInput
    case .refused(let refused):
      refused.diagnostics.allSatisfy(\.code.meansUsage) ? ExitCodes.usage : ExitCodes.dataError
    case .output(let output): output.isCreation ? ExitCodes.cannotCreate : ExitCodes.inputOutput
    case .usage: ExitCodes.usage
    case .print: ExitCodes.inputOutput
    case .strict: ExitCodes.dataError
    case .selftest, .fault: ExitCodes.software
    }
  }

  /// Says on stderr what went wrong and what to do about it.
  func report() {
    switch self {
    case .refused(let refused): Terminal.complain(refused.diagnostics)
    case .output(let output): Terminal.complain(["error: \(output.path): \(output.reason)"])
    case .usage(let message): Terminal.complain(["Error: \(message)"])
    case .print(let failure):
      Terminal.complain(["error: \(failure.path): \(failure.reason)"])
    case .strict: Terminal.complain(["Rows or cells were set aside, and --strict was given."])
    case .selftest(let lines):
      Terminal.complain(
        ["Not as it should be; do not rely on this installation:"] + lines.map { "  \($0)" })
    case .fault(let error): Terminal.complain(["internal error: \(error)"])
    }
  }
}
