"""What a page says about a statement: pure sentences, steps and curves made from its rows."""
