namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>
    /// Imports an accounting export (FEC): accounts 411 with their lettering become customers, invoices, credit notes and payments. The file is checked while it is sent;
    /// a wrong one is refused as a whole with its line (422), a good one is booked in the background: ask for its report.
    /// Repeatable: the same file again adds nothing, a corrected one adds what changed.
    /// </summary>
    /// <param name="file">Its name as the law has it, SIREN first: <c>732829320FEC20251231.txt</c>.</param>
    /// <param name="content">The file as it is, at most 1 GB, read once and not closed.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/fec-imports")]
    Task<ImportAccepted> ImportFecAsync([Query] string file, [Body] Stream content, CancellationToken stop = default);

    /// <summary>
    /// Imports contacts from CSV: <c>customer;name;role;email;phone;address;postcode;city;country;language;kind</c>. Those of a customer in the file replace the ones known;
    /// other customers keep theirs. Repeatable: the same file again adds nothing.
    /// </summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="content">The file as it is, at most 20 MB, read once and not closed.</param>
    /// <param name="file">Its name, for the report.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/creditors/{siren}/contacts-imports")]
    Task<ImportAccepted> ImportContactsAsync([Path] string siren, [Body] Stream content, [Query] string? file = null, CancellationToken stop = default);

    /// <summary>
    /// Imports customers, invoices, credit notes, payments and the ERP's reminders by the million: one JSON object a line (NDJSON) with <c>resource</c> (<c>customer</c>, <c>invoice</c>, <c>credit-note</c>,
    /// <c>payment</c>, <c>reminder</c>), <c>key</c> and the fields of the call that puts one. A customer's line comes before those of its documents. A bad line is rejected by itself, the others are booked in the
    /// background: ask for the report. Repeatable: the same file again adds nothing.
    /// </summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="content">The file as it is, at most 4 GB and 64 KB a line, read once and not closed.</param>
    /// <param name="file">Its name, for the report.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/creditors/{siren}/bulk")]
    Task<ImportAccepted> ImportBulkAsync([Path] string siren, [Body] Stream content, [Query] string? file = null, CancellationToken stop = default);

    /// <summary>
    /// Imports a ZIP of electronic invoices (CII, UBL, Factur-X) of one entity, each as if it were sent alone. Refused as a whole where it is no sound archive (422); a bad file in it is
    /// rejected by itself: ask for the report, and for what came of each file. Repeatable: the same archive again adds nothing.
    /// </summary>
    /// <param name="siren">The creditor entity, seller of all of them.</param>
    /// <param name="content">The archive, at most 256 MB and 10,000 files, read once and not closed.</param>
    /// <param name="file">Its name, for the report.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/creditors/{siren}/e-invoice-archives")]
    Task<ImportAccepted> ImportEInvoicesAsync([Path] string siren, [Body] Stream content, [Query] string? file = null, CancellationToken stop = default);

    /// <summary>What came of each file of an archive of electronic invoices, in their order.</summary>
    /// <param name="id">Of the import.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/imports/{id}/entries")]
    Task<Page<ArchiveEntry>> GetArchiveEntriesAsync([Path] Guid id, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Declares how a source writes its CSV files, or changes it. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="source">Its name; case tells no sources apart.</param>
    /// <param name="declaration">The whole of it.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/csv-sources/{source}")]
    Task PutCsvSourceAsync([Path] string siren, [Path] string source, [Body] CsvSource declaration, CancellationToken stop = default);

    /// <summary>The declared sources of CSV files, by name.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/csv-sources")]
    Task<Page<DeclaredCsvSource>> GetCsvSourcesAsync([Path] string siren, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>
    /// Imports a CSV file as its source is declared: each row is what a call that puts one would say. A bad row is rejected by itself, the others are booked in the background:
    /// ask for the report. Repeatable: the same file again adds nothing.
    /// </summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="source">As it was declared.</param>
    /// <param name="content">The file as it is, at most 1 GB, read once and not closed.</param>
    /// <param name="file">Its name, for the report.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/creditors/{siren}/csv-imports")]
    Task<ImportAccepted> ImportCsvAsync([Path] string siren, [Query] string source, [Body] Stream content, [Query] string? file = null, CancellationToken stop = default);

    /// <summary>What came of a file, with its first 100 rejected rows; 404 when there is no such import.</summary>
    [Get("/imports/{id}")]
    Task<ImportReport> GetImportAsync([Path] Guid id, CancellationToken stop = default);

    /// <summary>Imports, the latest first, without their rejected rows.</summary>
    /// <param name="creditor">Of this entity only.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/imports")]
    Task<IReadOnlyList<ImportReport>> GetImportsAsync([Query] string? creditor = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Rows that are not booked, by line.</summary>
    /// <param name="id">Of the import.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/imports/{id}/rejections")]
    Task<Page<RejectedRow>> GetRejectionsAsync([Path] Guid id, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Warnings about rows that are booked all the same or left out, by line: identifiers that cannot be right, entries that move losses and no money.</summary>
    /// <param name="id">Of the import.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/imports/{id}/warnings")]
    Task<Page<RejectedRow>> GetWarningsAsync([Path] Guid id, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Rows an earlier file of the same financial year had and this one has not; they stay booked.</summary>
    /// <param name="id">Of the import.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/imports/{id}/vanished")]
    Task<Page<VanishedRow>> GetVanishedAsync([Path] Guid id, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Erases the names of the files of an archive, which may name persons; what came of them stays. Repeatable. Needs the role manager; 404 where there is no such archive.</summary>
    [Post("/imports/{id}/entries/names/erasure")]
    Task EraseArchiveNamesAsync([Path] Guid id, CancellationToken stop = default);
}
