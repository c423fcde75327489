using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Erp;

/// <summary>Items that the ERP has done.</summary>
/// <param name="Items">At most 1000, each once.</param>
public sealed record AcknowledgementsAsked(AcknowledgementAsked?[] Items);

/// <summary>An item that the ERP has done.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="ErpReference">The ERP's own, such as the number of its entry.</param>
public sealed record AcknowledgementAsked(Guid Id, string ErpReference);

/// <summary>What came of acknowledgements.</summary>
/// <param name="Acknowledged">New ones.</param>
/// <param name="Unchanged">Told before, the same way.</param>
/// <param name="Refused">The rest; they keep nothing of the others back.</param>
public sealed record AcknowledgementsAnswer(int Acknowledged, int Unchanged, IReadOnlyList<RefusedAcknowledgement> Refused);

/// <summary>An acknowledgement that was not taken.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="Code"><c>item_unknown</c> or <c>acknowledged_otherwise</c>.</param>
/// <param name="Reason">In words.</param>
public sealed record RefusedAcknowledgement(Guid Id, string Code, string Reason);

static class AcknowledgeErpItems
{
    const int Most = 1000;

    public static void MapAcknowledgeErpItems(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/erp-feed/acknowledgements", Post).RequireRole(Roles.Erp).WithTags("erp feed")
            .WithSummary("The ERP has done what these items ask; told again it changes nothing").Produces<AcknowledgementsAnswer>().ProducesProblem(422);

    static async Task<IResult> Post(
        string siren, AcknowledgementsAsked asked, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var told = Inspected(inspection, asked.Items);
        if (inspection.Problem is { } problem) return problem;
        var (context, today) = (http.EventContext(clock), clock.Today);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var known = (await session.Read("select id from erp_items where creditor = $1 and id = any($2)", r => r.GetGuid(0), stop, siren, told.ConvertAll(t => t.Id).ToArray())).ToHashSet();
            var orders = told.Where(t => known.Contains(t.Id)).Select(t => (t.Id, (ErpItemCommand)new ErpItemCommand.Acknowledge(siren, t.Reference, today))).ToList();
            var outcomes = await books.ErpItems.HandleMany(session, orders, context, stop);
            return Results.Ok(new AcknowledgementsAnswer(
                outcomes.Count(o => !o.Decision.Facts.IsEmpty), outcomes.Count(o => o.Decision.Facts.IsEmpty && o.Decision.Refusal is null),
                [
                    .. told.Where(t => !known.Contains(t.Id)).Select(t => new RefusedAcknowledgement(t.Id, "item_unknown", "The feed of this entity has no such item.")),
                    .. outcomes.Select((o, i) => (orders[i].Id, o.Decision.Refusal)).Where(o => o.Refusal is not null).Select(o => new RefusedAcknowledgement(o.Id, o.Refusal!.Code, o.Refusal.Reason)),
                ]));
        }, stop);
    }

    static List<(Guid Id, string Reference)> Inspected(Inspection inspection, AcknowledgementAsked?[] asked)
    {
        var told = new List<(Guid Id, string Reference)>();
        if (asked.Length is 0 or > Most) inspection.Wrong("items", $"They are 1 to {Most}.");
        for (var i = 0; i < asked.Length && i < Most; i++)
            if (asked[i] is { } one) told.Add((one.Id, inspection.Required($"items[{i}].erpReference", one.ErpReference, 120)));
            else inspection.Wrong($"items[{i}]", "It is nothing.");
        if (told.DistinctBy(t => t.Id).Count() < told.Count) inspection.Wrong("items", "An item is there twice.");
        return told;
    }
}
