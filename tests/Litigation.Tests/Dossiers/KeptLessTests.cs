using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Dossiers.Papers;
using Recouvrement.Litigation.Readiness;
using Recouvrement.Litigation.Tests.Service;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>What a build of before has heard and kept less of is kept in full when it is told again.</summary>
public sealed class KeptLessTests(DossierScene scene) : IClassFixture<DossierScene>
{
    [Fact]
    public async Task Number_and_form_of_a_company_that_is_known_already_are_kept_of_the_version_that_is_known()
    {
        const string siren = "100000199";
        var (old, last) = (Debtor(siren, 1, "SARL"), Debtor(siren, 2, "SAS"));
        foreach (var (fact, id) in new[] { old, last }) await Hears(fact, id, nameof(KeepProfileWhenDebtorChanges));
        await scene.Service.Database.Administer($"update debtor_profiles set siren = null, legal_form = null where debtor = '{Scene.Debtor(siren)}'");
        await Less(nameof(KeepProfileWhenDebtorChanges), old.Id, last.Id);

        await Hears(old.Fact, old.Id, nameof(KeepProfileWhenDebtorChanges));
        Assert.Null(await Form(siren));
        await Hears(last.Fact, last.Id, nameof(KeepProfileWhenDebtorChanges));
        Assert.Equal("552100554 SAS", await Form(siren));
    }

    [Fact]
    public async Task A_piece_of_a_history_that_was_left_is_kept_and_the_first_one_stays()
    {
        var handed = DossierScene.HandOver("100000207");
        (CaseHistoryKeptV1 Fact, Guid Id)[] pieces = [.. new long[] { 0, 3 }.Select(after => (
            new CaseHistoryKeptV1(handed.HandOver, handed.Case, handed.Creditor, new('a', 64), 10, after + 3, new('b', 64), after / 3 + 1, DossierScene.HandedOverOn, after == 0 ? null : after), Guid.CreateVersion7()))];
        foreach (var (fact, id) in pieces) await Hears(fact, id, nameof(KeepHistoryWhenTold));
        await scene.Service.Database.Administer($"delete from case_histories where file = '{handed.HandOver}' and after_version > 0");
        await Less(nameof(KeepHistoryWhenTold), pieces[0].Id, pieces[1].Id);

        foreach (var (fact, id) in pieces) await Hears(fact, id, nameof(KeepHistoryWhenTold));
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        Assert.Equal([(0L, 3L), (3L, 6L)], await session.Read("select after_version, version from case_histories where file = $1 order by version", row => (row.GetInt64(0), row.GetInt64(1)), CancellationToken.None, handed.HandOver));
    }

    static (DebtorChangedV1 Fact, Guid Id) Debtor(string siren, long version, string form) =>
        (new(siren, Scene.Debtor(siren), "C0012", "company", null, "fr", version, DossierScene.Today, "FR", "552100554", form, IsNaturalPerson: false), Guid.CreateVersion7());

    async Task Hears<T>(T fact, Guid id, string consumer) where T : class
    {
        await scene.Bus.Publish(fact, id);
        await Eventually.Is(async () => await Marks(consumer, id) == 1 && await Marks(consumer + Inbox.KeptLess, id) == 0, $"{typeof(T).Name} is heard");
    }

    // As the migrations mark what was heard before them.
    Task Less(string consumer, params Guid[] ids) =>
        scene.Service.Database.Administer($"update inbox set consumer = consumer || '{Inbox.KeptLess}' where consumer = '{consumer}' and message_id in ({string.Join(", ", ids.Select(id => $"'{id}'"))})");

    async Task<long> Marks(string consumer, Guid id)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return (await session.Read("select count(*) from inbox where consumer = $1 and message_id = $2", row => row.GetInt64(0), CancellationToken.None, consumer, id))[0];
    }

    async Task<string?> Form(string siren)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return (await session.Read("select siren || ' ' || legal_form from debtor_profiles where debtor = $1", row => row.Maybe<string>(0), CancellationToken.None, Scene.Debtor(siren)))[0];
    }
}
