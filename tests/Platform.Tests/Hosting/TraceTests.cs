using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Platform.Time;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class TraceTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    [Fact]
    public async Task One_trace_spans_the_request_the_relay_the_broker_and_the_append_at_the_other_side()
    {
        using var spans = new Spans();
        await services.StartListener();
        var publisher = await services.Start(ProbeHost.Publisher(services.Publisher.ConnectionString, services.Broker), app => app.MapPost("/counts", Count).RequireRole(Roles.Ops));

        using var client = ProbeServices.ClientOf(publisher);
        using var answer = await client.PostAsync("/counts", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        StoredEvent? appended = null;
        await Eventually.Is(async () => (appended = await Last(services.Listener)) is not null, "an append at the other side");

        spans.Join((await Last(services.Publisher))!, appended!);
    }

    static Task<IResult> Count(HttpContext http, IEventStore store, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop) =>
        UnitOfWork.Run(database, signal, async session =>
        {
            await store.Append(session, new(Guid.CreateVersion7(), "probe", StreamHead.New, [EventNames<ProbeEvent>.Write(new ProbeEvent.Counted(1))]), http.EventContext(clock), stop);
            return Results.Ok();
        }, stop);

    static async Task<StoredEvent?> Last(TestDatabase database)
    {
        await using var session = await Session.Open(database.Source, default);
        return (await database.Store.ReadLog(session, 0, 10, default)) is [.., var last] ? last : null;
    }
}
