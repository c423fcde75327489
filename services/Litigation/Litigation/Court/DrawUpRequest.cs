using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Court;

/// <summary>What came in on one claim.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Parts">Together what is paid or credited of it.</param>
sealed record SettledClaim(Guid ClaimId, IReadOnlyList<SettledPart> Parts);

/// <summary>Why what was told is overruled.</summary>
/// <param name="Reason"><c>contract_says_otherwise</c>, <c>told_wrongly</c>, <c>settled_otherwise</c> or <c>lawyer_says</c>.</param>
/// <param name="Paper">Reference of the paper that shows it.</param>
sealed record OverrulingGiven(OverruleReason Reason, string? Paper = null);

/// <summary>What is to be asked of the court. What is left out is taken as it was told: the debtor and his contract with the hand-over, payments with their days by the accounts, the notice by its carrier.</summary>
/// <param name="AsOf">Last day of interest; not ahead.</param>
/// <param name="Basis">What interest is computed by, where nobody told or otherwise than told.</param>
/// <param name="Settled">What came in on claims, with its days, where the accounts did not tell all of it or told it otherwise.</param>
/// <param name="CostsCents">Costs asked for beside it; none of a small or an uncontested claim, where they stay with the creditor (CPCE L111-8, L125-1).</param>
/// <param name="Exhibits">In the order of their numbers; the papers that are kept of the file where absent.</param>
/// <param name="Overruling">Needed where something is said otherwise than it was told.</param>
sealed record RequestDrawn(
    DateOnly AsOf, InterestBasis? Basis = null, IReadOnlyList<SettledClaim>? Settled = null, long CostsCents = 0, IReadOnlyList<ExhibitAsked>? Exhibits = null, OverrulingGiven? Overruling = null);

/// <summary>Freezes what is asked of a court: computed from the claims as they stand, to the cent, and printed the same ever after.</summary>
static class DrawUpRequest
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var request = routes.MapGroup("/proceedings/{id:guid}/request").RequireRole(Roles.Collector, Roles.Manager).WithTags("court");
        request.MapPost("/", DrawUp).WithSummary("Draws up what is asked of the court: claims, interest line by line, exhibits; it goes out once. The answer says from where each part came")
            .Produces<RequestAnswer>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        request.MapGet("/", Read).WithSummary("What is asked of the court, and from where each part of it came").Produces<RequestAnswer>().ProducesProblem(404).ProducesProblem(409);
    }

    static async Task<IResult> Read(Guid id, CourtStreams proceedings, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (state, _) = await proceedings.Load(session, id, stop);
        if (state.Matter is not { } matter) return Problems.NotFound("proceeding");
        return state.Request is { } request ? TypedResults.Ok(RequestAnswer.Of(request, await KnownExhibits.Of(session, matter, stop))) : Problems.Of(409, "not_drawn_up", "Nothing was drawn up yet.");
    }

    static async Task<IResult> DrawUp(
        Guid id, RequestDrawn asked, CourtStreams proceedings, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop, [FromHeader(Name = "If-Match")] string? version = null)
    {
        if (Wrong(asked, clock.Today) is { } wrong) return wrong;
        KnownGrounds known;
        KnownExhibits papers;
        await using (var session = await Session.Open(database, stop))
        {
            var (state, _) = await proceedings.Load(session, id, stop);
            if (state.Matter is not { } matter) return Problems.NotFound("proceeding");
            if (state.LeavesCosts && asked.CostsCents > 0) return Problems.Invalid("costsCents", "is 0: what is spent without a title stays with the creditor (CPCE L111-8; of a small claim L125-1)");
            known = await KnownGrounds.Of(session, matter, stop);
            papers = await KnownExhibits.Of(session, matter, stop);
        }

        var settled = (asked.Settled ?? []).ToDictionary(c => c.ClaimId, c => c.Parts);
        if (settled.Keys.Except(known.Claims.Select(c => c.Invoice)).Any()) return Problems.Invalid("settled", "names a claim that is none of this proceeding");
        var computed = new List<RequestedClaim>();
        foreach (var claim in known.Claims)
        {
            var (drawn, problem) = Computed(known, claim, asked, settled.GetValueOrDefault(claim.Invoice));
            if (problem is not null) return problem;
            computed.Add(drawn!);
        }

        var overrules = computed.Any(c => c.Grounds!.IsOverruled());
        if (overrules && asked.Overruling is null) return Problems.Invalid("overruling", "says why, where something is asked otherwise than it was told: see GET /files/{id} and the dossier");
        var request = new CourtRequest(
            asked.AsOf, LegalParameters.Shipped.Version, [.. computed], CourtDesk.Euros(asked.CostsCents), Drawing.Exhibits(asked.Exhibits ?? papers.Listed), overrules ? new(asked.Overruling!.Reason, asked.Overruling.Paper) : null);
        var outcome = await proceedings.Execute(id, new CourtCommand.DrawUp(request, http.Actor(), clock.Today), http.EventContext(clock), Answer.Version(version), stop);
        return outcome is { Stale: false, Decision.Refusal: null, State.Request: { } frozen } ? TypedResults.Ok(RequestAnswer.Of(frozen, papers)) : Answer.From(outcome);
    }

    static IResult? Wrong(RequestDrawn asked, DateOnly today)
    {
        if (CourtDesk.Wrong([
                asked.Basis?.ErrorOfWhatIsSaid(), asked.AsOf > today ? new("asOf", $"is {today:yyyy-MM-dd} at the latest") : null, CourtDesk.Amount("costsCents", asked.CostsCents, mayBeNothing: true), .. Drawing.Errors(asked.Exhibits),
                asked.Overruling?.Reason is OverruleReason.None ? new("overruling.reason", "is missing") : null, asked.Overruling?.Paper is { } paper ? CourtDesk.Reference("overruling.paper", paper) : null]) is { } wrong) return wrong;
        var claims = new HashSet<Guid>();
        foreach (var claim in asked.Settled ?? [])
        {
            if (claim is not { Parts: not null }) return Problems.Invalid("settled", "names a claim and its parts in each line");
            if (CourtDesk.Wrong([.. Drawing.Errors("settled.parts", claim.Parts), claim.Parts.Any(part => part?.On > asked.AsOf) ? new("settled.parts.on", "is the last day of interest at the latest: later money is imputed by nobody") : null]) is { } bad) return bad;
            if (!claims.Add(claim.ClaimId)) return Problems.Invalid("settled", "names a claim twice");
        }

        return null;
    }

    static (RequestedClaim? Claim, IResult? Problem) Computed(KnownGrounds known, ClaimToState claim, RequestDrawn asked, IReadOnlyList<SettledPart>? settled)
    {
        var reference = known.References[claim.Invoice];
        if (claim.Outstanding.Currency != Money.Zero.Currency) return (null, Problems.Of(409, "not_in_euros", "The law's rates and its compensation are in euros: a claim in another currency is computed by a person."));
        var (paid, (grounded, grounds)) = (claim.Amount - claim.Outstanding, known.Grounded(claim, asked.Basis ?? new(), settled));
        if (settled is null ? !KnownGrounds.IsComplete(claim) : CourtDesk.Euros(settled.Sum(p => p.AmountCents)) != paid)
            return (null, Problems.Invalid("settled", $"of claim {reference} must add up to the {paid.Cents} cents that the accounts show as paid or credited"));
        if (grounded.Settlements.Any(s => s.Amount.IsPositive && s.On > asked.AsOf)) return (null, Problems.Invalid("asOf", $"is the day of the last payment on {reference} at the earliest: later money is imputed by nobody"));
        if (grounds.Debtor is DebtorKind.Unknown) return (null, Problems.Invalid("basis.debtor", "is company, public_body or consumer: nobody told who owes this"));
        var stated = ClaimAccount.AsOf(asked.AsOf, LegalParameters.Shipped, [grounded])[0];
        return stated.Gap is null ? (RequestedClaim.Of(reference, stated, grounds), null) : (null, Problems.Of(409, "legal_parameter_missing", $"The rate of a day of claim {reference} is not in the table. No interest is computed by guessing."));
    }
}
