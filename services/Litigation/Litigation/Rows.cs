using System.Data.Common;

namespace Recouvrement.Litigation;

/// <summary>Rows of the read tables as records.</summary>
static class Rows
{
    /// <summary>A column that may be null, by its place.</summary>
    public static T? Maybe<T>(this DbDataReader row, int column) => row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);
}
