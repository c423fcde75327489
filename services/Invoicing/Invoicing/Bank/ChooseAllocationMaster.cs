using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Bank;

/// <summary>Which source says what customers paid.</summary>
/// <param name="Master"><c>erp</c> (from the beginning) or <c>bank</c>; the other one is compared and never counted. Where money is known already, it is so for the money of today and later.</param>
public sealed record AllocationMasterAsked(string Master);

static class ChooseAllocationMaster
{
    public static void MapChooseAllocationMaster(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/allocation-master", Put).RequireRole(Roles.Manager, Roles.Erp).WithTags("bank")
            .WithSummary("Says which source tells what customers paid, so that nothing is counted twice").TakesCommand();

    static async Task<IResult> Put(string siren, AllocationMasterAsked asked, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var master = inspection.Word<AllocationMaster>("master", asked.Master);
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            // A file is booked wholly under one master.
            if (await session.Read("select 1 from imports where creditor = $1 and state not in ('completed', 'failed') limit 1", r => r.GetInt32(0), stop, siren) is [_])
                return Problems.Of(409, "imports_running", "Files of the entity are being booked: choose when they are done.");
            var from = await KnowsMoney(session, entity.Digits, stop) ? clock.Today : (DateOnly?)null;
            return Answer.From(await books.Creditors.Handle(session, BusinessKey.OfCreditor(entity), new CreditorCommand.ChooseAllocationMaster(master, from), http.EventContext(clock), stop));
        }, stop);
    }

    // What was counted by one source is never counted again by the other: it takes over from today's money on.
    static async Task<bool> KnowsMoney(Session session, string creditor, CancellationToken stop) => await session.Read(
        "select exists (select from credits where creditor = $1 and kind = 'payment' and origin in ('erp', 'fec', 'bank', 'snapshot')) or exists (select from bank_movements where creditor = $1)",
        r => r.GetBoolean(0), stop, creditor) is [true];
}
