using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Domain;

public sealed class RegisterTests
{
    [Fact]
    public void An_agency_is_registered_once_and_can_be_renamed()
    {
        Agencies().When(new AgencyCommand.RegisterAgency("alpha", "Agence Alpha")).Then(new AgencyEvent.AgencyRegistered("alpha", "Agence Alpha"));
        Agencies(new AgencyEvent.AgencyRegistered("alpha", "Agence Alpha")).When(new AgencyCommand.RegisterAgency("alpha", "Alpha SAS")).Then(new AgencyEvent.AgencyRenamed("Alpha SAS"));
    }

    [Fact]
    public void A_creditor_chooses_and_may_choose_again()
    {
        Rules().When(new RuleCommand.ChooseAgency("000123455", "alpha")).Then(new RuleEvent.AgencyChosen("000123455", "alpha"));
        Rules(new RuleEvent.AgencyChosen("000123455", "alpha")).When(new RuleCommand.ChooseAgency("000123455", "beta")).Then(new RuleEvent.AgencyChosen("000123455", "beta"));
    }

    [Fact]
    public void Rules_take_the_place_of_a_choice_by_hand_and_the_other_way_round()
    {
        var chosen = new RuleEvent.AgencyChosen("000123455", "alpha");
        PlacementRules rules = new([new(RuleConditions.None with { Departments = ["69"] }, [new("beta", 100)])], "alpha", RequirePapers: true);
        var set = new RuleEvent.PlacementRulesSet("000123455", rules);
        Rules(chosen).When(new RuleCommand.SetRules("000123455", rules)).Then(set);
        Rules(chosen, set).When(new RuleCommand.ChooseAgency("000123455", "alpha")).Then(chosen);
        Rules(set).When(new RuleCommand.SetRules("000123455", rules with { Rules = [] })).Then(set with { Rules = rules with { Rules = [] } });
        Rules(set).When(new RuleCommand.SetRules("000123455", new([new(RuleConditions.None, [])], null, true))).ThenRefused("rule_without_agency");
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("agence-2", true)]
    [InlineData("0123456789012345678901234567890123456789", true)]
    [InlineData("01234567890123456789012345678901234567890", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("Alpha", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a.#", false)]
    [InlineData("a b", false)]
    [InlineData("é", false)]
    [InlineData("٣", false)]
    public void A_name_is_fit_for_a_queue(string? name, bool valid) => Assert.Equal(valid, AgencyName.IsValid(name));

    [Theory]
    [InlineData("col-5f0e9d1a-93a7-5c1e-8b7e-2f64c1d2a301-1", true)]
    [InlineData("2026/03:a_b.c", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("-a", false)]
    [InlineData("a|b", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("é", false)]
    public void A_reference_is_fit_for_a_key(string? reference, bool valid) => Assert.Equal(valid, AgencyReference.IsValid(reference));

    [Fact]
    public void A_reference_has_at_most_a_hundred_characters() => Assert.Equal((true, false), (AgencyReference.IsValid(new('a', 100)), AgencyReference.IsValid(new('a', 101))));

    static Specification<Agency, AgencyCommand, AgencyEvent> Agencies(params AgencyEvent[] facts) => Specification<Agency, AgencyCommand, AgencyEvent>.Given(facts);

    static Specification<PlacementRule, RuleCommand, RuleEvent> Rules(params RuleEvent[] facts) => Specification<PlacementRule, RuleCommand, RuleEvent>.Given(facts);
}
