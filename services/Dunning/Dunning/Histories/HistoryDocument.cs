using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Dunning.Histories;

/// <summary>The history of a case as people read it on paper: a PDF in French, each fact with its day, who, why, the act it is about and the amount.</summary>
sealed class HistoryDocument(Typesetter typesetter, BusinessClock clock)
{
    const string Template = "Histories/Templates/case_history.typ";

    /// <summary>Typesets it; 503 while no worker can.</summary>
    public async Task<IResult> Of(Guid dunningCase, IReadOnlyList<(StoredEvent Stored, DunningEvent Fact)> history, CancellationToken stop)
    {
        var account = history.Select(entry => entry.Fact).OfType<DunningEvent.CaseOpened>().FirstOrDefault()?.Account;
        // Acts are numbered in the order in which they come up, so that a reader can follow one of them without its key.
        var acts = new Dictionary<Guid, int>();
        try
        {
            var pdf = await typesetter.Typeset(
                Template,
                new
                {
                    Creditor = account?.Creditor ?? "", Customer = account?.CustomerNumber ?? "", Case = dunningCase.ToString(), On = FrenchWords.Of(clock.Today), Entries = history.Select(entry => Row(entry, acts)).ToArray(),
                    Hash = history[^1].Stored.Headers.Hash,
                },
                stop);
            return Results.File(pdf, "application/pdf", $"historique-{dunningCase}.pdf");
        }
        catch (TypesettingFailed)
        {
            return Problems.Of(503, "unavailable", "Documents cannot be typeset at the moment. Try again later.");
        }
    }

    static object Row((StoredEvent Stored, DunningEvent Fact) entry, Dictionary<Guid, int> acts)
    {
        var (what, detail) = FrenchTelling.Of(entry.Fact);
        var told = Telling.Of(entry.Fact);
        return new
        {
            entry.Stored.Version, On = FrenchWords.Of(ParisTime.DateOf(entry.Stored.Headers.HappenedAt)), What = what, Detail = detail, By = FrenchWords.By(entry.Stored.Headers.Actor),
            Act = told.Decision is { } act ? "A" + (acts.TryGetValue(act, out var known) ? known : acts[act] = acts.Count + 1) : "", Amount = told.Amount is { } amount ? FrenchWords.Of(amount) : "",
        };
    }
}
