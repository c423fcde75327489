using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>How much may vanish from one list of open items before it is refused.</summary>
/// <param name="MostPercentByCount">Of the open invoices, from 0 to 100; 10 by default.</param>
/// <param name="MostPercentByAmount">Of what is open of them, from 0 to 100; 20 by default.</param>
/// <param name="Few">So many invoices may always be settled unless they are all, from 0 to 100; 3 by default.</param>
public sealed record SnapshotThresholdAsked(int MostPercentByCount, int MostPercentByAmount, int Few = 3);

static class SetSnapshotThreshold
{
    const int Most = 100;

    public static void MapSnapshotThreshold(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/creditors/{siren}/open-items-threshold", Put).RequireRole(Roles.Manager).WithTags("open items")
            .WithSummary("Sets how much may vanish from one list of open items before it settles nothing until a manager accepts it").TakesCommand();
        routes.MapGet("/creditors/{siren}/open-items-threshold", Get).RequireRole(Readers.All).WithTags("open items").WithSummary("How much may vanish from one list of open items").Produces<SnapshotThresholdAsked>();
    }

    /// <summary>Of an entity.</summary>
    public static async Task<SnapshotThreshold> Of(Session session, string creditor, CancellationToken stop) => await session.Read(
        "select snapshot_count_percent, snapshot_amount_percent, snapshot_few from creditors where siren = $1", r => new SnapshotThreshold(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), stop, creditor)
        is [var known] ? known : SnapshotThreshold.Default;

    static async Task<IResult> Put(
        string siren, SnapshotThresholdAsked asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        foreach (var (field, number) in new[] { ("mostPercentByCount", asked.MostPercentByCount), ("mostPercentByAmount", asked.MostPercentByAmount), ("few", asked.Few) })
            if (number is < 0 or > Most) inspection.Wrong(field, $"It is from 0 to {Most}.");
        if (inspection.Problem is { } problem) return problem;
        var order = new CreditorCommand.SetSnapshotThreshold(new(asked.MostPercentByCount, asked.MostPercentByAmount, asked.Few));
        return await UnitOfWork.Run(database, signal, async session =>
            Answer.From(await books.Creditors.Handle(session, BusinessKey.OfCreditor(entity), order, http.EventContext(clock), stop, Answer.Version(version))), stop);
    }

    static async Task<IResult> Get(string siren, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        var threshold = await Of(session, siren, stop);
        return Results.Ok(new SnapshotThresholdAsked(threshold.MostPercentByCount, threshold.MostPercentByAmount, threshold.Few));
    }
}
