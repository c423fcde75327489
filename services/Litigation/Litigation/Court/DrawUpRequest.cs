using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Court;

/// <summary>What came in on one claim.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Parts">Together what is paid or credited of it.</param>
sealed record SettledClaim(Guid ClaimId, IReadOnlyList<SettledPart> Parts);

/// <summary>What is to be asked of the court.</summary>
/// <param name="AsOf">Last day of interest; not ahead.</param>
/// <param name="Basis">What interest is computed by.</param>
/// <param name="Settled">What came in on the claims, with its days; needed of each that is not owed in full.</param>
/// <param name="CostsCents">Costs asked for beside it.</param>
/// <param name="Exhibits">In the order of their numbers.</param>
sealed record RequestDrawn(DateOnly AsOf, InterestBasis Basis, IReadOnlyList<SettledClaim>? Settled = null, long CostsCents = 0, IReadOnlyList<ExhibitAsked>? Exhibits = null);

/// <summary>Freezes what is asked of a court: computed from the claims as they stand, to the cent, and printed the same ever after.</summary>
static class DrawUpRequest
{
    sealed record Known(Guid Invoice, string Reference, DateOnly IssuedOn, DateOnly DueOn, long Amount, long Outstanding, string Currency);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/proceedings/{id:guid}/request", DrawUp).RequireRole(Roles.Collector, Roles.Manager).WithTags("court")
            .Records("Draws up what is asked of the court: claims, interest line by line, exhibits; it goes out once");

    static async Task<IResult> DrawUp(
        Guid id, RequestDrawn asked, CourtDesk desk, CourtStreams proceedings, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop, [FromHeader(Name = "If-Match")] string? version = null)
    {
        var today = clock.Today;
        if (CourtDesk.Wrong([asked.Basis.Error(), asked.AsOf > today ? new("asOf", $"is {today:yyyy-MM-dd} at the latest") : null, CourtDesk.Amount("costsCents", asked.CostsCents, mayBeNothing: true), .. Drawing.Errors(asked.Exhibits)]) is { } wrong) return wrong;
        var settled = new Dictionary<Guid, IReadOnlyList<SettledPart>>();
        foreach (var claim in asked.Settled ?? [])
        {
            if (claim is not { Parts: not null }) return Problems.Invalid("settled", "names a claim and its parts in each line");
            if (CourtDesk.Wrong([.. Drawing.Errors("settled.parts", claim.Parts), claim.Parts.Any(part => part?.On > asked.AsOf) ? new("settled.parts.on", "is the last day of interest at the latest: later money is imputed by nobody") : null]) is { } bad) return bad;
            if (!settled.TryAdd(claim.ClaimId, claim.Parts)) return Problems.Invalid("settled", "names a claim twice");
        }

        List<Known> claims;
        await using (var session = await Session.Open(database, stop))
        {
            var (state, _) = await proceedings.Load(session, id, stop);
            if (state.Matter is not { } matter) return Problems.NotFound("proceeding");
            claims = await session.Read(
                "select invoice, reference, issued_on, due_on, amount_cents, outstanding_cents, currency from claims where file = $1 and invoice = any ($2) order by due_on, number",
                row => new Known(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<DateOnly>(3), row.GetInt64(4), row.GetInt64(5), row.GetString(6)),
                stop, matter.File, matter.Invoices.ToArray());
        }

        var computed = new List<RequestedClaim>();
        foreach (var claim in claims)
        {
            if (claim.Currency != Money.Zero.Currency) return Problems.Of(409, "not_in_euros", "The law's rates and its compensation are in euros: a claim in another currency is computed by a person.");
            var parts = settled.GetValueOrDefault(claim.Invoice) ?? [];
            var known = claim.Amount - claim.Outstanding;
            if (parts.Sum(p => p.AmountCents) != known) return Problems.Invalid("settled", $"of claim {claim.Reference} must add up to the {known} cents that the accounts show as paid or credited");
            var (drawn, problem) = Drawing.Computed(claim.Invoice, claim.Reference, claim.IssuedOn, claim.DueOn, CourtDesk.Euros(claim.Amount), asked.Basis, asked.AsOf, null, parts);
            if (problem is not null) return problem;
            computed.Add(drawn!);
        }

        if (settled.Keys.Except(claims.Select(c => c.Invoice)).Any()) return Problems.Invalid("settled", "names a claim that is none of this proceeding");
        var request = new CourtRequest(asked.AsOf, LegalParameters.Shipped.Version, [.. computed], CourtDesk.Euros(asked.CostsCents), Drawing.Exhibits(asked.Exhibits));
        return await desk.Tell(id, new CourtCommand.DrawUp(request, http.Actor(), today), http.EventContext(clock), version, stop);
    }
}
