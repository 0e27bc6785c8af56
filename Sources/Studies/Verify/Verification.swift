import Platform
public import Results
public import Scales

/// A run looked at again: whether its inputs and outputs are what they were, and whether the same
/// comes out when it is made anew.
///
/// Hashes come first. Only where every input is as it was, the study is run again, in memory: nothing
/// is written. Results are compared byte for byte, then as numbers (``TextComparison``).
public struct Verification: Sendable {
  /// What became of an output.
  public struct Output: Sendable {
    /// Its name.
    public var name: String
    /// Whether it is the file that the run wrote; nil when it is not there.
    public var isAsWritten: Bool?
    /// How what is made again compares with it; nil when nothing was made again, or it is not there.
    public var again: TextComparison?
    /// Whether what is made again is, byte for byte, what the run wrote.
    public var isMadeAgain: Bool
  }

  /// The manifest.
  public let manifest: WrittenManifest
  /// The inputs, and whether each is as it was; nil when it is not there.
  public let inputs: [(entry: WrittenManifest.Entry, isAsRead: Bool?)]
  /// The outputs.
  public let outputs: [Output]
  /// Whether the study was run again.
  public let wasRunAgain: Bool
  /// Everything that is not as it was.
  public let problems: [Diagnostic]

  /// Looks at a run again.
  ///
  /// - Parameters:
  ///   - path: its manifest; the outputs lie beside it.
  ///   - study: the study file; otherwise one of the name in the manifest, beside the folder of the
  ///     run, in it, or in the folder that the program was started in.
  ///   - catalog: where the scales are.
  ///   - since: the folder of the earlier run that the run was held against, where it was.
  /// - Throws: `RefusedInput` when the manifest or the study file cannot be had, or the study cannot be
  ///   run although no file of it has changed.
  public init(
    _ path: String, study: String?, catalog: ScaleCatalog, since: String? = nil
  ) throws(RefusedInput) {
    let manifest = try WrittenManifest(reading: SourceFile(reading: path))
    self.manifest = manifest
    let folder = Folder.parent(of: path)
    let studyPath = if let study { study } else { try Self.study(of: manifest, in: folder) }
    let studyFile = try SourceFile(reading: studyPath)
    let finder = InputFinder(
      study: studyFile, path: studyPath, catalog: catalog, since: since)
    let inputs = manifest.inputs.map { entry in
      (entry: entry, isAsRead: finder.file(of: entry).map { $0.sha256 == entry.sha256 })
    }
    self.inputs = inputs
    let files = manifest.outputs.map { entry in
      try? SourceFile(reading: "\(folder)/\(entry.name)")
    }
    wasRunAgain = inputs.allSatisfy { $0.isAsRead == true }
    let run =
      wasRunAgain
      ? try StudyRun(
        studyPath, catalog: catalog,
        options: RunOptions(quarter: manifest.quarter, since: since)) : nil
    let again = Dictionary(
      (run?.files ?? []).map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    outputs = zip(manifest.outputs, files).map { entry, file in
      let bytes = again[entry.name]
      return Output(
        name: entry.name, isAsWritten: file.map { $0.sha256 == entry.sha256 },
        again: bytes.flatMap { bytes in
          file.map {
            TextComparison($0.bytes, bytes, isTable: entry.name.hasSuffix(".csv"))
          }
        },
        isMadeAgain: bytes.map { SHA256.hexadecimal($0) == entry.sha256 } ?? false)
    }
    problems =
      Self.problems(inputs, study: studyPath)
      + outputs.flatMap { $0.problems(in: folder, version: manifest.version, run != nil) }
      + (try Self.account(again["manifest.json"], manifest, at: path))
  }

  /// The study file that a manifest is of.
  private static func study(
    of manifest: WrittenManifest, in folder: String
  ) throws(RefusedInput) -> String {
    let entry = manifest.inputs.first { $0.role == "/inputs/study" }
    let name = entry?.name ?? "study.yml"
    let found = ["\(folder)/..", folder, "."].map { Folder.resolve(name, from: $0) }.filter {
      (try? SourceFile(reading: $0)) != nil
    }
    let same = found.first { (try? SourceFile(reading: $0))?.sha256 == entry?.sha256 }
    guard let path = same ?? found.first else {
      throw RefusedInput([
        Diagnostic(
          .fileMissing, at: Place(file: name), "The study file of this run is not found.",
          help: "Name it with --study.")
      ])
    }
    return path
  }

  private static func problems(
    _ inputs: [(entry: WrittenManifest.Entry, isAsRead: Bool?)], study: String
  ) -> [Diagnostic] {
    inputs.compactMap { entry, isAsRead in
      let isStudy = entry.role == "/inputs/study"
      let place = Place(file: isStudy ? study : entry.name, field: entry.role)
      return switch isAsRead {
      case true?: nil
      case false?:
        Diagnostic(
          .verifyInput, at: place,
          "The file is not as it was when the run read it: its SHA-256 differs.",
          help: "Find the file as it was. If the change is wanted, run the study anew.")
      case nil:
        Diagnostic(
          .fileMissing, at: place, "A file that the run read is not there.",
          help: ["/inputs/since", "/inputs/releases"].contains(entry.role)
            ? "Name the folder of the earlier run with --since."
            : "Put it where the study file names it; scales are looked for with --scales.")
      }
    }
  }

  /// Whether choices, counts and findings come out as they are in the manifest.
  private static func account(
    _ again: [UInt8]?, _ manifest: WrittenManifest, at path: String
  ) throws(RefusedInput) -> [Diagnostic] {
    guard let again else { return [] }
    let later = try WrittenManifest(reading: SourceFile(name: path, bytes: again))
    let compared = TextComparison(
      Array(manifest.account.utf8), Array(later.account.utf8), isTable: false)
    guard case .different = compared else { return [] }
    return [
      Diagnostic(
        .verifyResult, at: Place(file: path),
        "Made again, the choices, counts or findings in the manifest come out otherwise.",
        help: advice(manifest.version))
    ]
  }

  static func advice(_ version: String) -> String {
    version == Program.version
      ? "The same version gave both: please report it, with both manifests."
      : "Version \(version) wrote it, and this is \(Program.version): CHANGELOG.md says what "
        + "changed."
  }
}

extension Verification.Output {
  fileprivate func problems(
    in folder: String, version: String, _ wasRunAgain: Bool
  ) -> [Diagnostic] {
    let place = Place(file: "\(folder)/\(name)")
    switch isAsWritten {
    case nil:
      return [
        Diagnostic(
          .fileMissing, at: place, "A file that the run wrote is not there.",
          help: isMadeAgain
            ? "Made again it is what the run wrote: run the study into another folder to have it."
            : "Look for it in a copy of the folder, or run the study anew.")
      ]
    case false?:
      return [
        Diagnostic(
          .verifyOutput, at: place.moved(to: again),
          "The file is not the one that the run wrote: its SHA-256 differs" + again.differing + ".",
          help: isMadeAgain
            ? "Made again it is what the run wrote. See who changed this one, and why."
            : "See who changed it, and why. Running the study anew restores it.")
      ]
    case true?:
      guard wasRunAgain else { return [] }
      guard case .different? = again else {
        return again == nil
          ? [
            Diagnostic(
              .verifyResult, at: place, "Made again, the run does not write this file.",
              help: Verification.advice(version))
          ] : []
      }
      return [
        Diagnostic(
          .verifyResult, at: place.moved(to: again),
          "Made again, the file comes out otherwise" + again.differing + ".",
          help: Verification.advice(version))
      ]
    }
  }
}

extension TextComparison? {
  /// Where and how much two texts differ, behind a sentence; nobody's values are in it.
  fileprivate var differing: String {
    switch self {
    case nil, .sameBytes?: ""
    case .sameNumbers(let largest)?:
      "; made again, its numbers are the same to \(NumberText.text(max(largest, 1e-17), digits: 2))"
        + " of their size"
    case .different(let difference)?:
      "; made again, "
        + (difference.relative.map {
          "a number differs by \(NumberText.text($0, digits: 2)) of its size"
        } ?? "it differs from this line on")
    }
  }
}

extension Place {
  /// The same with the line and column where two texts part.
  fileprivate func moved(to comparison: TextComparison?) -> Place {
    guard case .different(let difference)? = comparison else { return self }
    return Place(file: file, line: difference.line, field: difference.column)
  }
}
