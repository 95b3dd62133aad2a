global using Unit = SalesCenter.Domain.Stock.Unit;
