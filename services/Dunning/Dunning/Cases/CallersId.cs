using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Cases;

/// <summary>Ids that callers choose lie beside those that follow from names: nobody may take the place of what is not there yet, such as the case of a customer to come.</summary>
static class CallersId
{
    const int NameBased = 5;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public static IResult? Wrong(Guid id) => id.Version == NameBased || id == Guid.Empty ? Problems.Invalid("id", "is a random UUID (version 4 or 7)") : null;
}
