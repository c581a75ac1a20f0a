"""The directory in and out as Open Referral HSDS 3.x: a folder of CSV files, or JSON.

``read`` makes tables of whatever shape a file has, ``load`` makes services of tables,
``write`` makes tables and files of services.
"""
