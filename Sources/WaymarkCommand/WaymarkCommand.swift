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
    subcommands: [
      QuarterlyCommand.self, ScalesCommand.self, ScoreCommand.self, SniffCommand.self,
      InitCommand.self, ChangeCommand.self, JourneysCommand.self, RulesCommand.self,
    ])

  static func main() {
    Signals.becomeErrors()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      failure.report()
      ExitCodes.leave(with: failure.exitCode)
    } catch  where Terminal.form == .json && exitCode(for: error) != .success {
      Terminal.complain([message(for: error)])
      ExitCodes.leave(with: exitCode(for: error).rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
