import ArgumentParser

/// `waymark packet`: services compare, rows stay home.
struct PacketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packet",
    abstract:
      "Turns a service's rows into a few numbers that can be sent, adds them up, and fits them.",
    discussion: """
      Examples:
        waymark packet make people.csv --service team --pre first --post last --scale swemwbs > ours.json
        waymark packet merge ours.json theirs.json > all.json
        waymark packet fit all.json

        waymark packet make visits.csv --service team --person id --time month \\
          --plan "score ~ month + (month | team/id)" --scale swemwbs > ours.json

      A packet is a row for each service: how many people, means, standard deviations and the correlation of \
      their two scores. From it comes the model that the pooled rows would have given, without the rows. \
      With --plan it holds sums for a mixed model of all times instead.
      """,
    subcommands: [PacketMakeCommand.self, PacketMergeCommand.self, PacketFitCommand.self])
}
