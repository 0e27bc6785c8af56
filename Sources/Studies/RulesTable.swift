import Change
import Reports
import Results

extension StudyRun {
  /// `rules.csv`: the counts and rates of each rule pack; where fewer people stand behind a rate than the
  /// study asks for, it is `suppressed`.
  var rulesTable: ResultTable {
    ResultTable(
      columns: RuledTable.columns,
      rows: rules.flatMap { found in
        RuledTable.rows(found.pack, found.rates, isShown: found.isShown)
      })
  }
}
