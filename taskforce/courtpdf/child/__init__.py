"""What runs in the limited child processes, and nothing else does.

A child is started without the product's environment (no keys, no database
address), has no network and no file access of its own use, and speaks over two
pipes.  What it answers is data: the parent never unpickles it.
"""
