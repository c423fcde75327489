using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>Takes what an agency reports, with its free words, which are kept where they can be erased.</summary>
sealed class ReportDesk(PlacementDesk placements, BusinessClock clock)
{
    /// <summary>Longest free text.</summary>
    public const int LongestNote = 1000;

    /// <summary>Events hold integers below 2^53.</summary>
    public const long MostCents = (1L << 53) - 1;

    /// <summary>The business date.</summary>
    public DateOnly Today => clock.Today;

    /// <summary>Answers 204, or why the report is not taken.</summary>
    public async Task<IResult> Take(HttpContext http, Guid placement, string reference, string? note, PlacementCommand report, CancellationToken stop)
    {
        if (OwnPlacements.WrongReference(reference) is { } wrong) return wrong;
        if (note is { Length: > LongestNote }) return Problems.Invalid("note", $"has at most {LongestNote} characters");
        var outcome = await placements.Execute(placement, report, http.EventContext(clock), note is null ? null : session => Notes.Keep(session, placement, reference, Notes.Agency, note, stop), stop);
        return OwnPlacements.Refused(outcome.Decision.Refusal) ?? Answer.From(outcome);
    }

    /// <summary>An amount in a currency, or what is wrong with it.</summary>
    public static IResult? Wrong(long cents, string currency, string field = "amountCents") =>
        cents is < 1 or > MostCents                                              ? Problems.Invalid(field, $"is 1 to {MostCents}")
        : currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper) ? Problems.Invalid("currency", "is an ISO 4217 code")
        : null;
}
