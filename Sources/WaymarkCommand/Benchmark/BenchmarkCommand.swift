import ArgumentParser

/// `waymark benchmark`: services set beside each other, beside norms and benchmarks, and over time.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract:
      "Sets services beside each other, beside norms and published changes, and looks at them over time.",
    discussion: """
      Examples:
        waymark benchmark people.csv --service service --formula "post ~ pre + weeks"
        waymark benchmark --values published.csv --estimate change --error se
        waymark benchmark norm people.csv --score wellbeing --scale swemwbs \\
          --norm England --year 2026
        waymark benchmark against people.csv --pre first --post last --scale phq-9
        waymark benchmark over-time months.csv --time month --value mean
        waymark benchmark comparators services.csv --match deprivation --match size

      Without one of the words below it is 'services': services beside each other, each beside what is \
      expected of its own people. All of it is described by 'waymark help benchmark services', and so is \
      each of the others by its own word.
      """,
    subcommands: [
      BenchmarkServicesCommand.self, BenchmarkNormCommand.self, BenchmarkAgainstCommand.self,
      BenchmarkOverTimeCommand.self, BenchmarkComparatorsCommand.self,
    ],
    defaultSubcommand: BenchmarkServicesCommand.self)
}
