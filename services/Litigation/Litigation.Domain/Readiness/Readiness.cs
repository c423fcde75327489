using System.Collections.Immutable;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Domain.Court;

namespace Recouvrement.Litigation.Domain.Readiness;

/// <summary>What an installation has switched on, and the costs it reckons with.</summary>
/// <param name="Terms">Bounds of procedures, and those that are switched on.</param>
/// <param name="Costs">Dated costs with their sources.</param>
public sealed record RouteSettings(CourtTerms Terms, CourtTables Costs);

/// <summary>What can be done with a file by what is known on a day: conditions to check and routes with their reasons. A person qualifies.</summary>
/// <param name="On">Day asked about.</param>
/// <param name="Conditions">In the order in which they are looked at.</param>
/// <param name="Routes">All that there are.</param>
public sealed record FileReadiness(DateOnly On, ImmutableArray<Condition> Conditions, ImmutableArray<RecoveryRoute> Routes)
{
    /// <summary>Looks at a file. The same facts on the same day give the same answer.</summary>
    public static FileReadiness Of(FileFacts file, RouteSettings settings, DateOnly on)
    {
        var conditions = Readiness.Conditions.Of(file, on);
        return new(on, conditions, new Routes(file, conditions, settings, on).All());
    }

    /// <summary>The route of a kind.</summary>
    public RecoveryRoute Route(RouteKind kind) => Routes.Single(route => route.Kind == kind);
}
