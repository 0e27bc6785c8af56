import ArgumentParser
import Change
import Journeys
import Platform
import Reports
import Scales
import Scoring
import Studies

extension JourneyPageRefusal {
  /// For whoever asked for the page.
  fileprivate var words: String {
    switch self {
    case .nobody: "Nobody in this study has the id that --person gives, letter for letter."
    case .several:
      "Several people have the id that --person gives, in different services; keep the rows of one."
    case .notAgreed(.expired):
      "The consent of this person to a page of their journey has run out: ask them anew, and write it down."
    case .notAgreed(.withdrawn):
      "This person has taken back their consent to a page of their journey, so none is made."
    case .notAgreed:
      "There is no consent of this person to a page of their journey: ask them first, and write it down."
    case .nothing: "Nothing is on record of this person that may be told."
    }
  }
}

/// A page about one person, for them to keep.
struct PersonPageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The id of one person, letter for letter, to make a page about for them to keep; with --html.",
      valueName: "id"))
  var person: String?

  @Option(
    help: ArgumentHelp(
      "The file of that page; an earlier one is replaced. Nothing is written to the standard output then.",
      valueName: "file"))
  var html: String?

  @Option(
    name: .customLong("own-words"),
    help: ArgumentHelp(
      "For the page: what the person said, or a goal that they set; it stands first. May be repeated.",
      valueName: "text"))
  var ownWords: [String] = []

  @Option(help: ArgumentHelp("For the page: what the person is called on it.", valueName: "name"))
  var called: String?

  @Option(
    help: ArgumentHelp(
      "For the page: whom they ask to see, correct or take back their answers.", valueName: "who"))
  var contact: String?

  func validate() throws {
    guard (person == nil) == (html == nil) else {
      throw ValidationError("--person ID and --html FILE go together.")
    }
    if html == nil && (!ownWords.isEmpty || called != nil || contact != nil) {
      throw ValidationError("--own-words, --called and --contact go with --person ID --html FILE.")
    }
  }

  /// Writes the page, where one was asked for.
  ///
  /// - Parameters:
  ///   - found: everybody's scores.
  ///   - yardstick: how far scores stray by error; nil where not known.
  ///   - read: the files that are read.
  /// - Returns: whether a page was asked for.
  /// - Throws: `ValidationError` when nobody has that id, or several have; `OutputRefused` or
  ///   `SystemFailure` when it cannot be written.
  func write(
    _ found: ChangeInput, _ yardstick: JourneyYardstick?, apartFrom read: [String]
  ) throws -> Bool {
    guard let person, let html else { return false }
    let panel = found.panel
    let wanted = Array(person.utf8)
    let matches = (0..<panel.count).filter {
      panel.id($0).elementsEqual(wanted) && !panel.scores($0).isEmpty
    }
    guard let only = matches.first else {
      throw ValidationError(
        "Nobody with a score in these files has the id that --person gives, letter for letter.")
    }
    guard matches.count == 1 else {
      throw ValidationError(
        "Several people have the id that --person gives, in different services; keep the rows of one."
      )
    }
    let points = panel.scores(only).map { at in
      JourneyPoint(
        occasion: Occasion(
          position: panel.times[at], label: panel.coding.label(panel.times[at])),
        value: panel.values[at])
    }
    let key = Person(
      service: String(decoding: panel.service(only), as: UTF8.self), id: person)
    let page = JourneyPage(
      name: called ?? "",
      measures: [
        JourneyPage.Measure(
          name: found.target?.definition.name ?? "", direction: found.direction,
          range: found.attainable,
          journey: JourneyDescription(
            key, points, direction: found.direction, yardstick: yardstick))
      ], words: ownWords, contact: contact ?? "", program: "\(Program.name) \(Program.version)")
    try Self.write(page, to: html, apartFrom: read)
    return true
  }

  /// Writes the page of a study, with the person's words, goals and hard outcomes at their time.
  ///
  /// - Parameters:
  ///   - run: the study, run.
  ///   - read: files that are read.
  /// - Throws: `ValidationError` when there is nobody, or nothing that may be told; `OutputRefused` or
  ///   `SystemFailure` when it cannot be written.
  func write(_ run: StudyRun, apartFrom read: [String]) throws {
    guard let person, let html else { return }
    let page: JourneyPage
    do throws(JourneyPageRefusal) {
      page = try run.journeyPage(
        of: person, called: called ?? "", words: ownWords, contact: contact ?? "")
    } catch {
      throw ValidationError(error.words)
    }
    try Self.write(page, to: html, apartFrom: read)
  }

  private static func write(
    _ page: JourneyPage, to path: String, apartFrom read: [String]
  ) throws {
    let sink = try ByteSink(creating: path, apartFrom: read)
    try sink.write(Array(page.html.utf8))
  }
}
