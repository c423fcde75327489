using Recouvrement.Kernel.Deciding;
using Recouvrement.Litigation.Domain.Dossiers;
using static Recouvrement.Litigation.Domain.Dossiers.DossierCommand;
using static Recouvrement.Litigation.Domain.Dossiers.DossierEvent;
using static Recouvrement.Litigation.Tests.Domain.Sample;

namespace Recouvrement.Litigation.Tests.Domain;

public sealed class DossierTests
{
    static readonly KeptArchive First = new(new('a', 64), 10), Second = new(new('b', 64), 12);
    static readonly DossierAsked Asked = new(Of, Here, Monday, Tuesday);
    static readonly DossierFinished Waiting = new(First, new('c', 64), null, true, null, Tuesday), Done = Waiting with { AwaitsStamp = false };

    [Fact]
    public void A_dossier_is_asked_for_once() => Assert.Empty(Decide([Asked], new AskDossier(Of, Here, Monday, Friday)).Facts);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void What_will_be_owed_later_is_not_computed(int days, bool isTaken) =>
        Assert.Equal(isTaken, Decide([], new AskDossier(Of, Here, Tuesday.AddDays(days), Tuesday)).Refusal is null);

    [Fact]
    public void Two_processes_that_make_it_leave_one_archive() => Assert.Empty(Decide([Asked, Done], new FinishDossier(Second, new('c', 64), null, false, null, Tuesday, [])).Facts);

    [Fact]
    public void A_stamp_that_comes_later_brings_another_archive() =>
        Assert.Equal(Second, Folding.Fold<Dossier, DossierCommand, DossierEvent>([Asked, Waiting, new DossierStamped(Second, "2026-03-18T06:00:11Z", Friday)]).Archive);

    [Fact]
    public void A_dossier_that_waits_for_no_stamp_takes_none()
    {
        Assert.Empty(Decide([Asked, Done], new StampDossier(Second, "2026-03-18T06:00:11Z", Friday)).Facts);
        Assert.Empty(Decide([Asked, Done], new LeaveUnstamped(Friday)).Facts);
        Assert.Empty(Decide([Asked, Waiting, new DossierLeftUnstamped(Friday)], new StampDossier(Second, "2026-03-18T06:00:11Z", Friday)).Facts);
    }

    [Fact]
    public void What_is_there_is_erased_once_with_the_archive_that_had_no_stamp_yet()
    {
        Assert.Equal("dossier_not_asked", Decide([], new EraseDossier(Friday)).Refusal?.Code);
        Assert.Equal("dossier_not_ready", Decide([Asked], new EraseDossier(Friday)).Refusal?.Code);
        Assert.Equal(new DossierErased(Friday), Decide([Asked, Waiting], new EraseDossier(Friday)).Facts.Single());
        Assert.Equal(new DossierErased(Friday), Decide([Asked, Done], new EraseDossier(Friday)).Facts.Single());
        Assert.Empty(Decide([Asked, Done, new DossierErased(Friday)], new EraseDossier(Friday)).Facts);
        Assert.Empty(Decide([Asked, Waiting, new DossierErased(Friday)], new StampDossier(Second, "2026-03-18T06:00:11Z", Friday)).Facts);
        var erased = Folding.Fold<Dossier, DossierCommand, DossierEvent>([Asked, Waiting, new DossierStamped(Second, "2026-03-18T06:00:11Z", Friday), new DossierErased(Friday)]);
        Assert.Equal(new(DossierStatus.Erased, Second, First), erased);
    }

    [Fact]
    public void One_with_gaps_says_which_documents_it_misses()
    {
        var gappy = Assert.IsType<DossierFinished>(Decide([Asked], new FinishDossier(First, new('c', 64), null, false, null, Tuesday, [new('d', 64)])).Facts.Single());
        Assert.True(gappy.HasGaps);
        Assert.Equal(new string('d', 64), Assert.Single(gappy.Missing!.Value));
        Assert.Equal(Done, Decide([Asked], new FinishDossier(First, new('c', 64), null, false, null, Tuesday, [])).Facts.Single());
    }

    [Fact]
    public void What_nobody_asked_for_is_not_finished() => Assert.Equal("dossier_not_asked", Decide([], new FinishDossier(First, new('c', 64), null, false, null, Tuesday, [])).Refusal?.Code);

    [Fact]
    public void Another_day_or_another_state_is_another_dossier()
    {
        Assert.Equal(Dossier.StreamOf(Here, Monday, "x"), Dossier.StreamOf(Here, Monday, "x"));
        Assert.Distinct([Dossier.StreamOf(Here, Monday, "x"), Dossier.StreamOf(Here, Tuesday, "x"), Dossier.StreamOf(Here, Monday, "y"), Dossier.StreamOf(There, Monday, "x"), Dossier.StreamOf(Here, Monday, "x", 1), Dossier.StreamOf(Here, Monday, "x", 2)]);
        Assert.Equal(Dossier.StreamOf(Here, Monday, "x"), Dossier.StreamOf(Here, Monday, "x", 0));
    }

    static Decision<DossierEvent> Decide(IEnumerable<DossierEvent> given, DossierCommand when) => Dossier.Decide(Folding.Fold<Dossier, DossierCommand, DossierEvent>([.. given]), when);
}
