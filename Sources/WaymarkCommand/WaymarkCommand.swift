import ArgumentParser
import Platform
import Studies

/// `waymark`: scores scales and says, honestly, how people and services are changing.
@main
struct WaymarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waymark",
    abstract: "Scores scales and says, honestly, how people and services are changing.",
    discussion: """
      Examples:
        waymark sniff survey.csv                        what is this file?
        waymark init survey.xlsx --scale swemwbs        a study file to begin with
        waymark score survey.csv --scale swemwbs        scores, a row for each
        waymark appraise survey.csv --scale swemwbs     does the scale hold up here?
        waymark change scores.csv --time date --score sum --direction higher --sem 2
        waymark trajectories visits.csv --formula "score ~ week + (week | person)"
        waymark benchmark people.csv --service service --formula "post ~ pre"
        waymark quarterly study.yml --out out/          from a study to a report
        waymark explain csv.ragged-row                  what a complaint means

      Data go to the standard output, talk to the standard error output. Settings are taken from the \
      command line, then from the environment: WAYMARK_SCALES (a folder), WAYMARK_FORMAT (table, csv, \
      json or ndjson, where a command has it), WAYMARK_DIAGNOSTICS (text or json), then from a study \
      file.

      Exit codes: 0 done; 64 the command line is wrong; 65 the data or a definition were refused; 66 a \
      file is missing; 70 a fault of the program; 73 a file cannot be made; 74 output could not be \
      written.
      """,
    version: "\(Program.name) \(Program.version)",
    subcommands: [
      QuarterlyCommand.self, ScalesCommand.self, FrameworksCommand.self, ScoreCommand.self,
      AppraiseCommand.self, SniffCommand.self, InitCommand.self, ChangeCommand.self,
      JourneysCommand.self, TrajectoriesCommand.self,
      BenchmarkCommand.self, PacketCommand.self, RulesCommand.self, ExplainCommand.self,
      VerifyCommand.self,
      SelftestCommand.self,
    ])

  static func main() {
    Signals.becomeErrors()
    do {
      var command = try parseAsRoot()
      try command.run()
      Terminal.offerMore()
    } catch let failure as CommandFailure where failure.meansClosedPipe {
      // Whoever read has what they wanted.
    } catch let failure as CommandFailure {
      failure.report()
      Terminal.offerMore()
      ExitCodes.leave(with: failure.exitCode)
    } catch  where Terminal.form == .json && exitCode(for: error) != .success {
      Terminal.complain([message(for: error)])
      ExitCodes.leave(with: exitCode(for: error).rawValue)
    } catch  where exitCode(for: error) == .success {
      leave(printing: fullMessage(for: error))
    } catch {
      exit(withError: error)
    }
  }

  /// Prints a text that was asked for, such as help, and ends the program.
  private static func leave(printing text: String) -> Never {
    do {
      try ByteSink.standardOutput.write(Array((text + "\n").utf8))
    } catch  where error.meansClosedPipe {
    } catch {
      CommandFailure(error).report()
      ExitCodes.leave(with: CommandFailure(error).exitCode)
    }
    ExitCodes.leave(with: 0)
  }
}
