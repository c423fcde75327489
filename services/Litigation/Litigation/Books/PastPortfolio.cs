using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Books;

/// <summary>The portfolio of an agency as it stood at the end of a past day.</summary>
static class PastPortfolio
{
    /// <summary>In the order of the portfolio of today.</summary>
    public static async Task<List<PortfolioLine>> Read(IEventStore store, Session session, string agency, string? creditor, string? status, DateOnly on, int most, CancellationToken stop)
    {
        var lines = new List<PortfolioLine>();
        await foreach (var placement in PastPlacements.Of(store, session, agency, creditor, on, stop))
            lines.AddRange(Lines(placement).Where(line => status is null || line.Status == status));
        // As the database orders ids and texts.
        return [.. lines.OrderBy(line => line.PlacedOn).ThenBy(line => line.Placement.ToString(), StringComparer.Ordinal).ThenBy(line => line.Number, StringComparer.Ordinal).Take(most)];
    }

    static IEnumerable<PortfolioLine> Lines(PastPlacement placement)
    {
        var (state, of) = (placement.State, placement.State.Mandate!.Of);
        var claims = new Dictionary<Guid, (Claim Claim, DateOnly PlacedOn, DateOnly? RecalledOn)>();
        string? closure = null, refusal = null, ended = null;
        foreach (var fact in placement.Facts)
            switch (fact)
            {
                case ClaimsPlaced e:     foreach (var claim in e.Claims) claims[claim.Invoice] = (claim, e.On, null); break;
                case ClaimsAdded e:      foreach (var claim in e.Claims) claims[claim.Invoice] = (claim, e.On, null); break;
                case ClaimRecalled e:    claims[e.Invoice] = claims[e.Invoice] with { RecalledOn = e.On }; break;
                case PlacementClosed e:  closure = Spelling.Of(e.Code); break;
                case PlacementRefused e: refusal = Spelling.Of(e.Why); break;
                case PlacementEnded e:   ended = e.Reason; break;
            }

        foreach (var (invoice, (claim, placedOn, recalledOn)) in claims)
        {
            var collected = state.Collections.Values.Where(sum => sum.Invoice == invoice).ToList();
            yield return new(
                placement.Id, of.Creditor, of.CustomerNumber, invoice, claim.Number, claim.DueOn, placedOn, state.EndedOn is not null ? "ended" : recalledOn is not null ? "recalled" : "live",
                Spelling.Of(state.Phase), state.AcknowledgedAs, claim.Outstanding.Currency, claim.Outstanding.Cents, state.Claims[invoice].Balance.Cents, Sum(collected.Select(sum => sum.Amount)),
                Sum(collected.Select(sum => sum.Remitted)), state.EndedOn ?? recalledOn, closure ?? refusal ?? ended);
        }
    }

    static long Sum(IEnumerable<Money> amounts) => amounts.Sum(amount => amount.Cents);
}
