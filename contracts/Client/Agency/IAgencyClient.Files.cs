namespace Recouvrement.Client.Agency;

// Files, for who writes no program.
public partial interface IAgencyClient
{
    /// <summary>The agency's claims, one a row, with names and addresses while the mandate lives; semicolons, UTF-8.</summary>
    [Get("/agency/placements.csv")]
    Task<Stream> GetPlacementsFileAsync(CancellationToken stop = default);

    /// <summary>Reports as a file (columns <c>placementId</c>, <c>kind</c>, <c>reference</c>, <c>on</c>, <c>claimId</c>, <c>amountCents</c>, <c>currency</c>, <c>note</c>; UTF-8): good rows go in, the others are listed by line; the same file again does nothing more.</summary>
    [Post("/agency/reports.csv")]
    Task<FileReport> SendReportsFileAsync(
        [Body] Stream content, [Header("Content-Type")] string mediaType = "text/csv", [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);
}
