import ArgumentParser
import Platform
import Scales

/// Where scales are looked for.
struct CatalogOptions: ParsableArguments {
  @Option(
    help:
      "The folder of scale files. Otherwise $WAYMARK_SCALES, then the folder installed with the program."
  )
  var scales: String?

  /// The first of: `--scales`, `$WAYMARK_SCALES`, `../share/waymark/scales` beside the program, and
  /// a folder `Scales` with a schema above the program, as in a checkout.
  var catalog: ScaleCatalog {
    if let folder = scales ?? Environment.value("WAYMARK_SCALES") {
      return ScaleCatalog(at: folder)
    }
    guard var folder = Folder.ofProgram else { return ScaleCatalog(at: "Scales") }
    let installed = "\(Folder.parent(of: folder))/share/waymark/scales"
    if Folder.entries(of: installed) != nil { return ScaleCatalog(at: installed) }
    while folder != "/" {
      let candidate = "\(folder)/Scales"
      if Folder.entries(of: candidate)?.contains("scale.schema.json") == true {
        return ScaleCatalog(at: candidate)
      }
      folder = Folder.parent(of: folder)
    }
    return ScaleCatalog(at: "Scales")
  }
}
