global using Mediator;
global using SalesCenter.Domain.Common;
global using SalesCenter.Domain.People;
global using SalesCenter.Infrastructure.Persistence;
global using SalesCenter.Web.Pipeline;
// Mediator has a Unit of its own; in this product a unit is a flat.
global using Unit = SalesCenter.Domain.Stock.Unit;
