using System.Collections.Immutable;

namespace Recouvrement.Kernel.PaymentTerms;

/// <summary>
/// The law's longest times to pay as dated rows with their sources. A due date beyond its cap stays, and late interest runs from it (rule R1.3):
/// the cap is for an alert, never for a correction.
/// </summary>
public sealed class PaymentTermCaps
{
    static readonly Lazy<PaymentTermCaps> Embedded = new(PaymentTermCapsJson.ReadShipped);

    readonly ILookup<string, PaymentTermCap> bySector;

    internal PaymentTermCaps(string version, IEnumerable<PaymentTermCap> caps)
    {
        (Version, All) = (version, [.. caps]);
        bySector = All.ToLookup(cap => cap.Sector ?? "");
        Sectors = [.. All.Select(cap => cap.Sector).OfType<string>().Distinct()];
    }

    /// <summary>The rows shipped with this build (<c>payment-term-caps.json</c>); none is validated by a lawyer.</summary>
    public static PaymentTermCaps Shipped => Embedded.Value;

    /// <summary>Names the set of rows.</summary>
    public string Version { get; }

    /// <summary>All rows.</summary>
    public ImmutableArray<PaymentTermCap> All { get; }

    /// <summary>The trades with caps of their own, in the order of the table.</summary>
    public ImmutableArray<string> Sectors { get; }

    /// <summary>Reads rows written as <c>payment-term-caps.json</c> is.</summary>
    /// <exception cref="FormatException">A member is unknown or missing, or a row makes no sense.</exception>
    public static PaymentTermCaps Read(string json) => PaymentTermCapsJson.Read(json);

    /// <summary>
    /// The latest lawful due date: where several rows allow a term, the most generous. Null where the table knows none for that day, which is
    /// never guessed.
    /// </summary>
    /// <param name="sector">The trade, or null.</param>
    /// <param name="term">What was agreed: the end of a month only counts where it was.</param>
    /// <param name="issue">Date of issue.</param>
    /// <param name="delivery">Day of delivery, where it is known.</param>
    public LatestDue? Latest(string? sector, PaymentTerm term, DateOnly issue, DateOnly? delivery) =>
        Of(sector, term, issue, delivery) ?? Of(null, term, issue, delivery);

    LatestDue? Of(string? sector, PaymentTerm term, DateOnly issue, DateOnly? delivery) =>
        bySector[sector ?? ""].Where(cap => cap.IsFor(term, issue)).Select(cap => new LatestDue(cap.On(issue, delivery), cap)).MaxBy(latest => latest.On);
}
