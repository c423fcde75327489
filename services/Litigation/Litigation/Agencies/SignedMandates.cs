using System.Diagnostics;
using Npgsql;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Agencies;

/// <summary>A mandate in the list.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="Agency">Name in the register.</param>
/// <param name="Reference">Of the text.</param>
/// <param name="Kind"><c>placement</c> or <c>white_label</c>.</param>
/// <param name="SignedOn">First day.</param>
/// <param name="ValidUntil">Last day; null where it ends when somebody ends it.</param>
/// <param name="ReleasedOn">Day from which its test bounds count no more.</param>
/// <param name="RevokedOn">First day on which it holds no more.</param>
sealed record MandateInList(string Creditor, string Agency, string Reference, MandateKind Kind, DateOnly SignedOn, DateOnly? ValidUntil, DateOnly? ReleasedOn, DateOnly? RevokedOn);

/// <summary>A mandate as it was signed, and what became of it.</summary>
/// <param name="Mandate">As it was given.</param>
/// <param name="DataRole"><c>processor</c> in the creditor's name, <c>controller</c> for the duties of an agency that acts in its own.</param>
/// <param name="InForce">What is placed today is placed under it.</param>
/// <param name="ReleasedOn">Day from which its test bounds count no more.</param>
/// <param name="RevokedOn">First day on which it holds no more.</param>
sealed record MandateShown(MandateGiven Mandate, DataRole DataRole, bool InForce, DateOnly? ReleasedOn, DateOnly? RevokedOn);

/// <summary>The written mandates between creditors and agencies.</summary>
static class SignedMandates
{
    const int Most = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var between = routes.MapGroup("/creditors/{siren}/agencies/{name}/mandates").WithTags("agencies");
        SignMandate.Map(between);
        between.MapGet("/", Between).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("The mandates between a creditor and an agency, as they were signed").Produces<MandateShown[]>().ProducesProblem(422);
        routes.MapGet("/mandates", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("agencies").WithSummary("Written mandates of all creditors").Produces<MandateInList[]>().ProducesProblem(422);
    }

    /// <summary>Mandates as they stand.</summary>
    public static async Task Show(Session session, Guid stream, CollectionMandate state, IReadOnlyList<Appended<MandateEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                MandateEvent.MandateSigned e   => Sign(session, stream, e, stop),
                MandateEvent.MandateReleased e => session.Run("update mandates set released_on = $3 where stream = $1 and reference = $2", stop, stream, e.Reference, e.On),
                MandateEvent.MandateRevoked e  => session.Run("update mandates set revoked_on = $3 where stream = $1 and reference = $2", stop, stream, e.Reference, e.On),
                _ => throw new UnreachableException(),
            });
    }

    /// <summary>Agencies of the register, each with whether a mandate in force on a day asks it for a guarantee.</summary>
    /// <param name="session">Reads here.</param>
    /// <param name="on">The day.</param>
    /// <param name="only">This agency alone; null for all.</param>
    /// <param name="stop">Cancels.</param>
    public static Task<List<(string Name, bool Guarantee)>> Guarantees(Session session, DateOnly on, string? only, CancellationToken stop) => session.Read(
        """
        select a.name, exists (select 1 from mandates m where m.agency = a.name and m.guarantee_required and m.signed_on <= $1
                                  and coalesce(m.valid_until >= $1, true) and coalesce(m.revoked_on > $1, true))
          from agencies a where $2::text is null or a.name = $2 order by a.name
        """, row => (row.GetString(0), row.GetBoolean(1)), stop, on, only);

    static Task<int> Sign(Session session, Guid stream, MandateEvent.MandateSigned signed, CancellationToken stop) => session.Run(
        "insert into mandates (stream, creditor, agency, reference, kind, guarantee_required, signed_on, valid_until) values ($1, $2, $3, $4, $5, $6, $7, $8::date)",
        stop, stream, signed.Creditor, signed.Agency, signed.Mandate.Terms.Reference, signed.Mandate.Terms.Kind.ToString(), signed.Mandate.GuaranteeRequired, signed.Mandate.SignedOn, signed.Mandate.ValidUntil);

    static async Task<IResult> Between(string siren, string name, MandateStreams mandates, NpgsqlDataSource database, Platform.Time.BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (!AgencyName.IsValid(name)) return Problems.NotFound("agency");
        await using var session = await Session.Open(database, stop);
        var (state, _) = await mandates.Load(session, CollectionMandate.StreamOf(creditor, name), stop);
        var inForce = state.InForce(clock.Today);
        return TypedResults.Ok(state.All.Select(m => new MandateShown(MandateGiven.Of(m.Written), MandateTerms.RoleOf(m.Written.Terms.Kind), m == inForce, m.ReleasedOn, m.RevokedOn)).ToArray());
    }

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, string? agency = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            "select creditor, agency, reference, kind, signed_on, valid_until, released_on, revoked_on from mandates " +
            "where ($1::text is null or creditor = $1) and ($2::text is null or agency = $2) order by creditor, agency, signed_on, reference limit $3",
            row => new MandateInList(
                row.GetString(0), row.GetString(1), row.GetString(2), Enum.Parse<MandateKind>(row.GetString(3)), row.GetFieldValue<DateOnly>(4),
                row.Maybe<DateOnly?>(5), row.Maybe<DateOnly?>(6), row.Maybe<DateOnly?>(7)),
            stop, creditor, agency, limit));
    }
}
