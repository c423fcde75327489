using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Two processes on one database; the session under the claims of the first one dies, which says nothing about the process.</summary>
public sealed class ClaimTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    readonly Watch time = new();
    readonly HashSet<int> ownersHere = [], ownersThere = [];
    TestDatabase database = null!;
    Claims here = null!, there = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create("correspondence", typeof(SmtpOptions).Assembly);
        (here, there) = (await Open(ownersHere), await Open(ownersThere));
    }

    public async Task DisposeAsync()
    {
        await here.DisposeAsync();
        await there.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task What_a_living_process_holds_is_its_own()
    {
        var claim = await Taken(here);
        Assert.Empty(await there.Take(Carriers.Mail, 8, default));
        Assert.True(await Holds(claim));
    }

    [Fact]
    public async Task What_was_not_begun_is_taken_over_at_once_and_the_old_claim_is_void()
    {
        var claim = await Taken(here);
        await LoseSession();
        var taken = Assert.Single(await there.Take(Carriers.Mail, 8, default));
        Assert.False(await Holds(claim));
        Assert.True(await Holds(taken));

        await using var session = await Session.Open(database.Source, default);
        await Claims.Postpone(session, claim, TimeSpan.FromHours(1), new("away", MayHaveLeft: true), default);
        await Claims.Begin(session, claim, default);
        Assert.Equal((1L, 0L), (await Number("select count(*) from outgoing where tries = 0"), await Number("select count(*) from outgoing where may_have_left")));
    }

    [Theory]
    [InlineData(39, false)]
    [InlineData(40, true)]
    public async Task What_was_begun_is_taken_over_when_an_attempt_must_have_ended(int seconds, bool taken)
    {
        await Begin(await Taken(here));
        await LoseSession();
        Assert.Empty(await there.Take(Carriers.Mail, 8, default));
        time.Now += TimeSpan.FromSeconds(seconds);
        Assert.Equal(taken ? [true] : [], (await there.Take(Carriers.Mail, 8, default)).Select(c => c.MayHaveLeft));
    }

    [Fact]
    public async Task Who_lost_its_own_session_has_seen_nothing_meanwhile()
    {
        await Begin(await Taken(here));
        await LoseSession();
        Assert.Empty(await there.Take(Carriers.Mail, 8, default));
        time.Now += Patience;
        await there.DisposeAsync();
        there = await Open(ownersThere);
        Assert.Empty(await there.Take(Carriers.Mail, 8, default));
    }

    [Fact]
    public async Task The_same_process_knows_what_it_had_begun()
    {
        await Begin(await Taken(here));
        await LoseSession();
        await using var again = await Open(ownersHere);
        Assert.True(Assert.Single(await again.Take(Carriers.Mail, 8, default)).MayHaveLeft);
    }

    Task<Claims> Open(HashSet<int> owners) => Claims.Open(database.Source, owners, time, Patience, default);

    async Task<Claim> Taken(Claims claims)
    {
        await database.Administer("insert into outgoing (decision, carrier, due_on) values (gen_random_uuid(), 'mail', date '2026-03-02')");
        return Assert.Single(await claims.Take(Carriers.Mail, 8, default));
    }

    async Task Begin(Claim claim)
    {
        await using var session = await Session.Open(database.Source, default);
        await Claims.Begin(session, claim, default);
    }

    async Task<bool> Holds(Claim claim)
    {
        await using var session = await Session.Begin(database.Source, default);
        return await Claims.Hold(session, claim, default);
    }

    Task LoseSession() => database.Administer($"select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and classid = {Claims.LockClass} and objid = {ownersHere.Single()}");

    async Task<long> Number(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    sealed class Watch : TimeProvider
    {
        public TimeSpan Now { get; set; } = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
