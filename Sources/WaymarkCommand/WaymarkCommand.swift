import ArgumentParser
import Platform
import Studies

/// `waymark`: scores scales and says, honestly, how people and services are changing.
@main
struct WaymarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waymark",
    abstract: "Scores scales and says, honestly, how people and services are changing.",
    version: "\(Program.name) \(Program.version)",
    subcommands: [QuarterlyCommand.self, ScalesCommand.self, ScoreCommand.self, SniffCommand.self])

  static func main() {
    Signals.becomeErrors()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      failure.report()
      ExitCodes.leave(with: failure.exitCode)
    } catch {
      exit(withError: error)
    }
  }
}
